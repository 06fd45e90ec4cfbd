"""Words of the caption grammar: what people call the regions, their motions, directions, pace and camera moves.

Every region entry is (nouns, verbs, variant). Verbs are in the third person; captions.py derives "-ing" forms.
The variant is a number the simulator understands: water 1 = flows, 0 = ripples; person 1 = hair and cloth blow,
0 = breathes; animal 1 = a boat or vehicle bobs; smoke 1 = fire; falling 1 = rain, 0 = snow.
"""

from __future__ import annotations

REGION_PHRASES: dict[str, list[tuple[str, str, float]]] = {
    "sky": [
        ("clouds|sky|cloud|the sky|white clouds|storm clouds|clouds above|cloudscape|mist in the sky|fog|haze|clouds in the sky",
         "drift|move|float|roll|glide|pass by|travel|slide|race by|sweep across|stream|billow|scud|flow|wander", 0.0),
    ],
    "water": [
        ("water|sea|ocean|lake|waves|pond|bay|surface of the water|ripples|lake surface|reflections|sea surface|surf|swell|harbour water|pool|lagoon",
         "ripple|shimmer|wave|undulate|swell|lap|roll|move|glitter|heave|rise and fall|sparkle|splash|dance|rock|lap at the shore|crash", 0.0),
        ("river|stream|creek|brook|current|rapids|the water|water|canal|rushing water", "flow|run|stream|rush|drift|course|move along|glide|pour along", 1.0),
        ("waterfall|cascade|falls|waterfalls|falling water", "fall|pour|tumble|cascade|plunge|flow|rush|run", 2.0),
    ],
    "foliage": [
        ("trees|leaves|branches|foliage|bushes|plants|palm trees|palms|flowers|forest|treetops|the tree|tree|shrubs|ivy|vines|leaf|pine trees|woods|petals|plant",
         "sway|rustle|move|flutter|tremble|bend|shake|wave|quiver|swing|stir|toss|dance|shiver", 0.0),
    ],
    "grass": [
        ("grass|meadow|field|lawn|reeds|wheat|tall grass|crops|grasses|wheat field|blades of grass|the grass|pasture|field of flowers",
         "sway|wave|ripple|move|bend|rustle|dance|stir|undulate|swing", 0.0),
    ],
    "person": [
        ("woman|man|person|girl|boy|people|child|she|he|model|lady|figure|portrait|chest|subject|couple|crowd|face|my mum|kid",
         "breathe|breathe softly|move slightly|sway slightly|stir|move a little|come alive|move|rock gently", 0.0),
        ("hair|her hair|his hair|dress|scarf|clothes|coat|skirt|cloth|fabric|shirt|jacket|long hair|veil|strands of hair|cape",
         "blow|flutter|wave|move|sway|flow|billow|drift|fly", 1.0),
    ],
    "animal": [
        ("dog|cat|horse|animal|bird|cow|animals|sheep|fur|puppy|kitten|the pet|elephant|bear|feathers|birds",
         "breathe|move|stir|shift|sway slightly|breathe calmly|twitch|ruffle", 0.0),
        ("boat|ship|boats|sailboat|canoe|car|vehicle|yacht|ferry|kayak|ships|vessel",
         "bob|rock|sway|bob on the water|heave|rock gently|rise and fall|move up and down", 1.0),
    ],
    "smoke": [
        ("smoke|steam|vapour|mist|fumes|vapor|smoke from the chimney|incense|steam from the cup", "rise|drift up|curl|billow|waft|swirl|float up|ascend|climb|move", 0.0),
        ("fire|flames|flame|candle|candle flame|campfire|bonfire|embers|torch", "flicker|burn|blaze|dance|flare|leap|rise|glow and flicker", 1.0),
    ],
    "falling": [
        ("snow|snowflakes|snowfall|flakes|it|petals from the sky|ash", "fall|drift down|float down|come down|descend|flurry|snow", 0.0),
        ("rain|raindrops|rainfall|drizzle|drops|heavy rain|downpour", "fall|pour|pour down|come down|drizzle|patter down|rain", 1.0),
    ],
}

# Directions on the picture, y downwards. "toward" and "away" depend on the region: see captions.py.
DIRECTIONS: dict[str, str] = {
    "left": "to the left|left|leftwards|leftward|towards the left|from right to left|to the left side|toward the left|in the left direction|going left",
    "right": "to the right|right|rightwards|rightward|towards the right|from left to right|to the right side|toward the right|in the right direction|going right",
    "up": "up|upwards|upward|to the top|skywards|towards the top|from bottom to top",
    "down": "down|downwards|downward|to the bottom|towards the bottom|from top to bottom|down the picture",
    "toward": "towards the viewer|towards the camera|toward us|towards me|to the foreground|closer|at the viewer|toward the viewer|toward the camera",
    "away": "away|away from the camera|into the distance|towards the horizon|away from us|away from the viewer|to the background|to the horizon",
    "up left": "up and to the left|to the upper left|to the top left|diagonally up left|up left",
    "up right": "up and to the right|to the upper right|to the top right|diagonally up right|up right",
    "down left": "down and to the left|to the lower left|to the bottom left|diagonally down left|down left",
    "down right": "down and to the right|to the lower right|to the bottom right|diagonally down right|down right",
}

# (words, speed 0..1, amount 0..1); None leaves the natural 0.5.
MANNERS: list[tuple[str, float | None, float | None]] = [
    ("slowly|slow|in slow motion|unhurriedly|at a slow pace|leisurely|lazily|steadily and slowly|sluggishly", 0.2, None),
    ("very slowly|extremely slowly|ever so slowly|at a snail's pace|barely moving forward", 0.08, None),
    ("quickly|fast|rapidly|swiftly|at speed|hurriedly|speedily|in fast motion|briskly", 0.82, None),
    ("very fast|extremely fast|super fast|racing|at breakneck speed|like a time-lapse|in timelapse|incredibly quickly", 1.0, None),
    ("gently|softly|calmly|quietly|peacefully|tenderly|serenely|tranquilly|lightly", 0.32, 0.25),
    ("slightly|subtly|a little|barely|faintly|a bit|just a touch|almost imperceptibly|delicately", None, 0.18),
    ("strongly|vigorously|a lot|heavily|powerfully|intensely|forcefully|dramatically|very much|hard", 0.62, 0.85),
    ("wildly|violently|furiously|in a storm|fiercely|turbulently|stormily|chaotically|in a raging storm", 0.85, 1.0),
    ("naturally|realistically|normally|at a natural pace|smoothly|steadily|continuously|endlessly|in a loop", None, None),
]
WINDS = "in the wind|in the breeze|in a light breeze|in the gusts|with the wind|by the wind|in the air|as wind blows"

STILL_VERBS = "stay still|remain still|do not move|don't move|stand still|stay motionless|are frozen|stay fixed|remain static|keep still|must not move|stay in place|are not moving|hold still|stays the same"
STILL_ELSE = ("nothing else moves|everything else stays still|the rest is still|the rest stays frozen|everything else is static|no other movement|"
              "all else remains motionless|keep everything else still|rest of the picture still|everything else frozen")
STILL_ALL = ("nothing moves|everything stays still|no movement|no motion|freeze|a still photo|still image|completely static|do not animate|keep everything still|"
             "frozen in time|static|motionless|everything is frozen|no motion at all|don't move anything|without movement|nothing at all moves|stand still|"
             "keep it still|still|absolutely no movement|the scene is motionless")
LIFE = ("bring it to life|animate this photo|make it move|bring this picture alive|natural movement|subtle motion|everything moves|make it alive|living photo|"
        "animate|add motion|realistic motion|natural motion everywhere|let the scene come alive|cinemagraph|gentle natural motion|bring the scene to life|"
        "the scene comes alive|ambient motion|animate everything naturally|all moves naturally|make the photo live")
WIND = ("wind blows|a breeze blows|the wind picks up|gusts of wind|a gentle breeze passes|windy|wind|strong wind|light wind|a breeze moves through the scene|"
        "the wind is blowing|gusty wind|breezy")
MOODS = ("cinematic|4k|high quality|golden hour|masterpiece|realistic|photorealistic|moody|dreamy|beautiful|epic|8k|film look|nostalgic|atmospheric|"
         "documentary style|slow cinema|detailed|warm light|shallow depth of field|vivid colours|looping video|magical|romantic mood|shot on 35mm")

# axis values: truck, pedestal, dolly, pan, tilt, roll, zoom
CAMERA: list[tuple[str, dict[str, float]]] = [
    ("{cam} moves left|truck left|{cam} slides to the left|{cam} tracks left|tracking shot to the left|{cam} travels left|slide left|{cam} trucks left|lateral move left|sideways to the left", {"truck": -1}),
    ("{cam} moves right|truck right|{cam} slides to the right|{cam} tracks right|tracking shot to the right|{cam} travels right|slide right|{cam} trucks right|lateral move right|sideways to the right", {"truck": 1}),
    ("{cam} rises|pedestal up|crane up|{cam} moves up|{cam} goes up|boom up|{cam} lifts up|jib up|{cam} ascends|rising camera", {"pedestal": 1}),
    ("{cam} sinks|pedestal down|crane down|{cam} moves down|{cam} goes down|boom down|{cam} lowers|jib down|{cam} descends|lowering camera", {"pedestal": -1}),
    ("dolly in|push in|{cam} moves forward|{cam} pushes in|{cam} moves closer|{cam} dollies in|move forward|fly forward|{cam} approaches|push forward|{cam} flies in|move into the scene", {"dolly": 1}),
    ("dolly out|pull back|{cam} moves backward|{cam} pulls back|{cam} moves away|{cam} dollies out|pull out|fly backward|{cam} retreats|move back|{cam} backs away", {"dolly": -1}),
    ("pan left|{cam} pans left|{cam} pans to the left|{cam} turns left|look left|panning left|{cam} looks to the left|left pan", {"pan": -1}),
    ("pan right|{cam} pans right|{cam} pans to the right|{cam} turns right|look right|panning right|{cam} looks to the right|right pan", {"pan": 1}),
    ("tilt up|{cam} tilts up|{cam} looks up|tilting up|{cam} tilts upward|look up", {"tilt": 1}),
    ("tilt down|{cam} tilts down|{cam} looks down|tilting down|{cam} tilts downward|look down", {"tilt": -1}),
    ("roll clockwise|{cam} rolls clockwise|{cam} rotates clockwise|rotate clockwise|{cam} rolls to the right|dutch angle right", {"roll": 1}),
    ("roll counterclockwise|{cam} rolls counter-clockwise|{cam} rotates anticlockwise|rotate counterclockwise|{cam} rolls to the left|dutch angle left", {"roll": -1}),
    ("zoom in|{cam} zooms in|zooming in|zoom into the scene|zoom closer|{cam} zooms in on the subject|zoom-in", {"zoom": 1}),
    ("zoom out|{cam} zooms out|zooming out|zoom away|{cam} zooms out of the scene|zoom-out", {"zoom": -1}),
    ("orbit left|{cam} orbits to the left|{cam} circles left|arc left|arc shot to the left", {"truck": -1, "pan": 0.6}),
    ("orbit right|{cam} orbits to the right|{cam} circles right|arc right|arc shot to the right", {"truck": 1, "pan": -0.6}),
    ("dolly zoom|vertigo effect|vertigo shot", {"dolly": 1, "zoom": -1}),
    ("drone shot|{cam} flies over the scene|aerial flyover|fly over|drone flies forward", {"dolly": 0.9, "pedestal": 0.5}),
    ("static camera|fixed camera|{cam} does not move|locked-off shot|tripod shot|{cam} stays still|no camera movement|locked camera|{cam} is fixed|camera static|still camera", {}),
]
CAMERA_NAMES = "camera|the camera|the cam|view|the view"
CAMERA_MANNERS: list[tuple[str, float, float]] = [  # words, size, pace
    ("slow|slowly|very slow", 1.0, 0.22), ("fast|quickly|rapid|fast paced", 1.0, 0.85), ("gentle|gently|soft", 0.5, 0.3),
    ("slight|slightly|subtle|a little", 0.5, 0.5), ("smooth|smoothly|steady|cinematic", 1.0, 0.5), ("very fast|whip", 1.1, 1.0),
]

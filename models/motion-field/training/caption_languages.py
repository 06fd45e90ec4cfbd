"""Core phrases in German, French, Spanish and Chinese: enough to be understood, not a full grammar.

Per language: region clauses (noun, verb phrase, variant), directions, manners (speed, amount), stillness, life, camera.
"""

from __future__ import annotations

LANGUAGES: dict[str, dict] = {
    "de": {
        "clause": "{noun} {verb} {how} {where}",
        "regions": {
            "sky": [("die Wolken|Wolken|der Himmel", "ziehen|bewegen sich|treiben|wandern", 0)],
            "water": [("das Wasser|das Meer|der See|die Wellen|die Oberfläche", "kräuselt sich|wogt|glitzert|plätschert|schwappt|rollen|bewegt sich", 0),
                      ("der Fluss|der Bach|die Strömung|das Wasser", "fließt|strömt|rauscht|fliesst", 1), ("der Wasserfall", "stürzt|fällt|rauscht|fließt", 2)],
            "foliage": [("die Bäume|Bäume|Blätter|die Blätter|Äste|Pflanzen|Blumen", "wiegen sich|bewegen sich|rascheln|schwanken|wehen|rauschen", 0)],
            "grass": [("das Gras|die Wiese|Gräser|das Feld|Schilf", "wiegt sich|wogt|bewegt sich|weht", 0)],
            "person": [("die Frau|der Mann|die Person|das Kind|Menschen", "atmet|bewegt sich leicht", 0), ("die Haare|Haare|das Kleid|der Schal", "wehen|flattern|bewegen sich", 1)],
            "animal": [("der Hund|die Katze|das Pferd|das Tier", "atmet|bewegt sich", 0), ("das Boot|das Schiff|die Boote", "schaukelt|wiegt sich", 1)],
            "smoke": [("der Rauch|Dampf", "steigt auf|zieht nach oben", 0), ("das Feuer|die Flammen|die Kerze", "flackert|lodert|brennt", 1)],
            "falling": [("Schnee|Schneeflocken", "fällt|rieselt", 0), ("Regen", "fällt|strömt", 1)],
        },
        "directions": {"left": "nach links", "right": "nach rechts", "up": "nach oben", "down": "nach unten", "toward": "auf den Betrachter zu|nach vorn", "away": "in die Ferne|nach hinten"},
        "manners": [("langsam", 0.2, None), ("schnell", 0.82, None), ("sanft|leicht|ruhig", 0.32, 0.25), ("stark|heftig", 0.62, 0.85), ("im Wind", None, None), ("wild", 0.85, 1.0)],
        "still": "nichts bewegt sich|alles bleibt still|keine Bewegung|alles steht still|Standbild",
        "else": "sonst bewegt sich nichts|der Rest bleibt still|alles andere steht still", "life": "erwecke das Bild zum Leben|animiere das Foto|natürliche Bewegung",
        "camera": [("die Kamera fährt nach links|Kamerafahrt nach links", {"truck": -1}), ("die Kamera fährt nach rechts|Kamerafahrt nach rechts", {"truck": 1}), ("die Kamera steigt", {"pedestal": 1}), ("die Kamera sinkt", {"pedestal": -1}), ("Kamera fährt vorwärts|Kamerafahrt nach vorn", {"dolly": 1}), ("Kamera fährt zurück|Kamerafahrt rückwärts", {"dolly": -1}), ("Schwenk nach links|Kamera schwenkt nach links", {"pan": -1}), ("Schwenk nach rechts|Kamera schwenkt nach rechts", {"pan": 1}), ("Kamera neigt sich nach oben", {"tilt": 1}), ("Kamera neigt sich nach unten", {"tilt": -1}), ("hineinzoomen|heranzoomen|Zoom hinein", {"zoom": 1}), ("herauszoomen|Zoom heraus", {"zoom": -1}), ("feste Kamera|Kamera steht still", {})],
    },
    "fr": {
        "clause": "{noun} {verb} {how} {where}",
        "regions": {
            "sky": [("les nuages|le ciel|nuages", "dérivent|bougent|avancent|passent|défilent", 0)],
            "water": [("l'eau|la mer|le lac|les vagues|l'océan", "ondule|ondulent|scintille|clapote|bouge|déferlent", 0), ("la rivière|le fleuve|le ruisseau", "coule|s'écoule|court", 1), ("la cascade|la chute d'eau", "tombe|coule", 2)],
            "foliage": [("les arbres|les feuilles|les branches|les plantes|les fleurs", "se balancent|bougent|frémissent|bruissent", 0)],
            "grass": [("l'herbe|le pré|le champ|les roseaux", "ondule|se balance|bouge", 0)],
            "person": [("la femme|l'homme|la personne|l'enfant", "respire|bouge légèrement", 0), ("les cheveux|la robe|l'écharpe", "flottent|volent|bougent", 1)],
            "animal": [("le chien|le chat|le cheval|l'animal", "respire|bouge", 0), ("le bateau|les bateaux", "tangue|se balance", 1)],
            "smoke": [("la fumée|la vapeur", "monte|s'élève", 0), ("le feu|les flammes|la bougie", "vacille|brûle|danse", 1)],
            "falling": [("la neige|les flocons", "tombe|tombent", 0), ("la pluie", "tombe", 1)],
        },
        "directions": {"left": "vers la gauche|à gauche", "right": "vers la droite|à droite", "up": "vers le haut", "down": "vers le bas", "toward": "vers le spectateur|vers nous", "away": "au loin|vers l'horizon"},
        "manners": [("lentement", 0.2, None), ("vite|rapidement", 0.82, None), ("doucement|légèrement", 0.32, 0.25), ("fortement", 0.62, 0.85), ("dans le vent", None, None), ("violemment", 0.85, 1.0)],
        "still": "rien ne bouge|tout reste immobile|aucun mouvement|image fixe", "else": "rien d'autre ne bouge|le reste est immobile", "life": "anime la photo|donne vie à l'image|mouvement naturel",
        "camera": [("la caméra va à gauche|travelling à gauche", {"truck": -1}), ("la caméra va à droite|travelling à droite", {"truck": 1}), ("la caméra monte", {"pedestal": 1}), ("la caméra descend", {"pedestal": -1}), ("travelling avant|la caméra avance", {"dolly": 1}), ("travelling arrière|la caméra recule", {"dolly": -1}), ("panoramique à gauche", {"pan": -1}), ("panoramique à droite", {"pan": 1}), ("zoom avant", {"zoom": 1}), ("zoom arrière", {"zoom": -1}), ("caméra fixe", {})],
    },
    "es": {
        "clause": "{noun} {verb} {how} {where}",
        "regions": {
            "sky": [("las nubes|el cielo|nubes", "se mueven|flotan|pasan|derivan", 0)],
            "water": [("el agua|el mar|el lago|las olas|el océano", "ondula|se mueve|brilla|rompen|se agita", 0), ("el río|el arroyo|la corriente", "fluye|corre", 1), ("la cascada|la catarata", "cae|fluye", 2)],
            "foliage": [("los árboles|las hojas|las ramas|las plantas|las flores", "se mecen|se mueven|tiemblan|susurran", 0)],
            "grass": [("la hierba|el césped|el prado|el campo", "se mece|ondula|se mueve", 0)],
            "person": [("la mujer|el hombre|la persona|el niño", "respira|se mueve un poco", 0), ("el pelo|el cabello|el vestido", "ondea|vuela|se mueve", 1)],
            "animal": [("el perro|el gato|el caballo|el animal", "respira|se mueve", 0), ("el barco|los barcos|la barca", "se balancea|se mece", 1)],
            "smoke": [("el humo|el vapor", "sube|asciende", 0), ("el fuego|las llamas|la vela", "parpadea|arde|baila", 1)],
            "falling": [("la nieve|los copos", "cae|caen", 0), ("la lluvia", "cae", 1)],
        },
        "directions": {"left": "hacia la izquierda|a la izquierda", "right": "hacia la derecha|a la derecha", "up": "hacia arriba", "down": "hacia abajo", "toward": "hacia el espectador", "away": "a lo lejos|hacia el horizonte"},
        "manners": [("lentamente|despacio", 0.2, None), ("rápido|rápidamente", 0.82, None), ("suavemente|ligeramente", 0.32, 0.25), ("fuertemente|con fuerza", 0.62, 0.85), ("en el viento|con el viento", None, None), ("violentamente", 0.85, 1.0)],
        "still": "nada se mueve|todo queda quieto|sin movimiento|imagen fija", "else": "nada más se mueve|el resto queda quieto", "life": "anima la foto|da vida a la imagen|movimiento natural",
        "camera": [("la cámara se mueve a la izquierda", {"truck": -1}), ("la cámara se mueve a la derecha", {"truck": 1}), ("la cámara sube", {"pedestal": 1}), ("la cámara baja", {"pedestal": -1}), ("la cámara avanza", {"dolly": 1}), ("la cámara retrocede", {"dolly": -1}), ("paneo a la izquierda", {"pan": -1}), ("paneo a la derecha", {"pan": 1}), ("acercar zoom|zoom hacia adentro", {"zoom": 1}), ("alejar zoom|zoom hacia afuera", {"zoom": -1}), ("cámara fija", {})],
    },
    "zh": {
        "clause": "{noun}{how}{where}{verb}",
        "regions": {
            "sky": [("云|云朵|天空|白云", "飘动|移动|飘|流动", 0)],
            "water": [("水面|海|湖|海浪|波浪|湖水|海水", "荡漾|起伏|波动|拍打|闪烁", 0), ("河|河水|小溪|溪水|水流", "流动|流淌|奔流", 1), ("瀑布", "落下|倾泻|流下", 2)],
            "foliage": [("树|树叶|树木|树枝|花|叶子", "摇曳|摆动|晃动|摇动", 0)],
            "grass": [("草|草地|麦田|芦苇|小草", "摇曳|起伏|摆动", 0)],
            "person": [("人|女人|男人|女孩|孩子", "呼吸|微微动", 0), ("头发|裙子|围巾|衣服", "飘动|飘扬|飞舞", 1)],
            "animal": [("狗|猫|马|动物", "呼吸|动", 0), ("船|小船|帆船", "摇晃|晃动", 1)],
            "smoke": [("烟|蒸汽|烟雾", "升起|上升", 0), ("火|火焰|蜡烛|烛光", "闪烁|燃烧|跳动", 1)],
            "falling": [("雪|雪花", "飘落|落下", 0), ("雨", "落下|下", 1)],
        },
        "directions": {"left": "向左|往左|从右到左", "right": "向右|往右|从左到右", "up": "向上|往上", "down": "向下|往下", "toward": "向镜头|朝观众", "away": "向远处|往远方"},
        "manners": [("慢慢|缓慢地", 0.2, None), ("快速|迅速地", 0.82, None), ("轻轻|轻柔地|微微", 0.32, 0.25), ("强烈地|用力", 0.62, 0.85), ("在风中", None, None), ("猛烈地", 0.85, 1.0)],
        "still": "静止|什么都不动|保持不动|没有运动|画面静止", "else": "其他不动|其余静止", "life": "让照片动起来|自然运动|动画",
        "camera": [("镜头左移|摄像机向左移动", {"truck": -1}), ("镜头右移|摄像机向右移动", {"truck": 1}), ("镜头上升", {"pedestal": 1}), ("镜头下降", {"pedestal": -1}), ("镜头推进|推镜头|镜头前进", {"dolly": 1}), ("镜头拉远|拉镜头|镜头后退", {"dolly": -1}), ("镜头左摇", {"pan": -1}), ("镜头右摇", {"pan": 1}), ("放大|镜头放大", {"zoom": 1}), ("缩小|镜头缩小", {"zoom": -1}), ("固定镜头|镜头固定", {})],
    },
}

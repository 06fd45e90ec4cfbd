/** A whole prompt that is put in by a press. */
export interface MotionPreset {
  readonly name: string;
  readonly prompt: string;
}

/** The presets in the order in which they are offered, in words that the model was trained on. */
export const motionPresets: readonly MotionPreset[] = [
  { name: 'Drifting clouds', prompt: 'the clouds are drifting slowly to the left' },
  { name: 'Rippling water', prompt: 'the water is rippling gently, everything else stays still' },
  { name: 'Swaying trees', prompt: 'the trees are swaying in the wind' },
  { name: 'Rolling waves', prompt: 'the waves are rolling towards the viewer' },
  { name: 'Hair in the wind', prompt: 'her hair is blowing gently' },
  { name: 'Time-lapse sky', prompt: 'the clouds are drifting like a time-lapse' },
  { name: 'Camera only', prompt: 'everything stays still, the camera is moving closer' },
  { name: 'A little of everything', prompt: 'bring it to life gently' },
];

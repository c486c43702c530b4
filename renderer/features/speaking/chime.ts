const NOTES = { warning: [660], over: [660, 520] } as const;
const SECONDS = 0.35;
/** Soft: heard by who sits at the device, not by the hall. */
const LOUDNESS = 0.08;

/**
 * A soft sound for the speaker, one note before the end and two at the end. A browser that lets no sound out before
 * a touch stays silent; the words on the screen say the same.
 */
export async function chime(kind: keyof typeof NOTES): Promise<void> {
  if (typeof AudioContext === 'undefined') return;
  const audio = new AudioContext();
  try {
    await audio.resume();
    const ends = NOTES[kind].map((frequency, index) =>
      note(audio, frequency, audio.currentTime + index * SECONDS),
    );
    await Promise.all(ends);
  } finally {
    await audio.close();
  }
}

function note(audio: AudioContext, frequency: number, at: number): Promise<void> {
  const [tone, volume] = [audio.createOscillator(), audio.createGain()];
  tone.frequency.value = frequency;
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(LOUDNESS, at + 0.03);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + SECONDS);
  tone.connect(volume).connect(audio.destination);
  tone.start(at);
  tone.stop(at + SECONDS);
  return new Promise((done) => tone.addEventListener('ended', () => done(), { once: true }));
}

/** What somebody has the floor for: a request of one's own, or a link in the chain of a question. */
export const SPEECH_KINDS = [
  'speech',
  'rebuttal',
  'pointOfOrder',
  'explanation',
  'question',
  'answer',
  'followUp',
] as const;
export type SpeechKind = (typeof SPEECH_KINDS)[number];

/**
 * Seconds for each kind where the rule pack says nothing. Question and answer follow the National Assembly
 * (FIELD, "Questions").
 */
export const SPEECH_LIMITS: Readonly<Record<SpeechKind, number>> = {
  speech: 420,
  rebuttal: 180,
  pointOfOrder: 60,
  explanation: 600,
  question: 60,
  answer: 180,
  followUp: 60,
};

/** Shortest and longest time that can be given or added at once, in seconds. */
export const SPEECH_SECONDS = { min: 5, max: 7200 } as const;

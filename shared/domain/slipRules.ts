import type { RulePack } from './rulePack.ts';
import type { SlipSheet, SlipThresholds } from './slip.ts';

/** L5: what a poll on such a sheet has to reach under these rules. */
export function thresholdsOf(
  { majorities, confidence, elections }: RulePack,
  sheet: SlipSheet,
): SlipThresholds {
  switch (sheet.form) {
    case 'confidenceSlips':
      return { form: sheet.form, low: confidence.low, removal: confidence.removal };
    case 'confidenceVote':
      return { form: sheet.form, noTrust: majorities.personnel };
    case 'election':
      return { form: sheet.form, majority: elections.majority, ties: elections.ties };
    case 'proposal':
      return { form: sheet.form, majority: majorities[sheet.kind] };
  }
}

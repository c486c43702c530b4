import { z } from 'zod';
import {
  committee,
  council,
  fileKind,
  group,
  line,
  member,
  optionalLine,
  sessionDetails,
  sittingId,
} from './schema.ts';

/** A path that stays below the folder it is relative to, with `/` between its parts. */
const relativePath = z
  .string()
  .min(1)
  .max(1000)
  .regex(/^(?!\/)[^\\]*$/)
  .refine((path) => !path.split('/').includes('..'));

/**
 * A whole session as a folder: `session.json` of this shape beside the PDFs it names. Times are ISO 8601
 * with an offset. Used for the sample session and for taking over a session from elsewhere.
 */
export const sessionFile = z.strictObject({
  format: z.literal('paperless-session/1'),
  council,
  details: sessionDetails,
  groups: z.array(group),
  committees: z.array(committee),
  members: z.array(member).min(1),
  sittings: z.array(
    z.strictObject({
      id: sittingId,
      title: line,
      startsAt: z.iso.datetime({ offset: true }),
      endsAt: z.iso.datetime({ offset: true }),
    }),
  ),
  items: z.array(
    z.strictObject({
      sittingId,
      title: line,
      rapporteur: optionalLine,
      minutes: z.int().min(0).max(1440),
      files: z.array(
        z.strictObject({
          title: line,
          kind: fileKind,
          /** Paths of its versions, oldest first, relative to the folder of `session.json`. */
          versions: z.array(relativePath).min(1),
        }),
      ),
    }),
  ),
});
export type SessionFile = z.infer<typeof sessionFile>;

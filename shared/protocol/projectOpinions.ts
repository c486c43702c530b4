import type { MemberId } from '../domain/ids.ts';
import type { OpinionSheet } from '../domain/opinion.ts';
import type { SessionState } from '../domain/session.ts';
import type { OpinionView, Projection, Seat } from './projection.ts';

type Opinions = SessionState['opinions'];

/** O7: who was asked is the desk's until the report is published; when it was reminded of, the desk's only. */
export function opinionViews(opinions: Opinions, seesAll: boolean): Projection['opinions'] {
  return Object.fromEntries([...opinions].map(([id, sheet]) => [id, viewOf(sheet, seesAll)]));
}

function viewOf(sheet: OpinionSheet, seesAll: boolean): OpinionView {
  const { asked, answers, reminded, ...plan } = sheet;
  const isShown = seesAll || sheet.state === 'published';
  return {
    ...plan,
    asked: isShown ? asked : [],
    entitled: asked.length,
    answered: answers.size,
    remindedAt: seesAll && reminded.size > 0 ? Math.max(...reminded.values()) : null,
  };
}

/** O7: answers and comments, keys `opinionId/memberId`. */
export function opinionAnswersIn(opinions: Opinions, seesAll: boolean): Projection['opinionAnswers'] {
  const shown = [...opinions.values()].filter((sheet) => seesAll || sheet.state === 'published');
  return Object.fromEntries(
    shown.flatMap((sheet) =>
      [...sheet.answers].map(([memberId, answer]) => [`${sheet.id}/${memberId}`, answer] as const),
    ),
  );
}

/** O7: the sheets that this member is asked, with his own answer and the last reminder. */
export function ownOpinions(opinions: Opinions, memberId: MemberId): Seat['opinions'] {
  const own = [...opinions.values()].filter((sheet) => sheet.asked.includes(memberId));
  return Object.fromEntries(
    own.map((sheet) => [
      sheet.id,
      {
        answer: sheet.answers.get(memberId) ?? null,
        remindedAt: sheet.reminded.get(memberId) ?? null,
      },
    ]),
  );
}

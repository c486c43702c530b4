import type { Command } from '../../../shared/domain/command.ts';
import type { MotionId } from '../../../shared/domain/ids.ts';
import type { MotionKind } from '../../../shared/domain/rulePack.ts';
import { newId } from '../../ui/newId.ts';
import type { MotionText } from './motions.ts';

/** The command that puts this version of a draft resolution on the list of votes, under the draft's title. */
export function motionOf({ file, version }: MotionText, kind: MotionKind): Command {
  return {
    type: 'makeMotion',
    motionId: newId<MotionId>(),
    itemId: file.itemId,
    fileId: file.id,
    versionId: version.id,
    title: file.title,
    kind,
  };
}

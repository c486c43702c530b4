import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pdfOf } from './runningServer.ts';

/** A session folder as the sample is one, with a few members and files. Answers the bytes by path. */
export async function writeSampleFolder(folder: string): Promise<Map<string, Buffer>> {
  await mkdir(folder, { recursive: true });
  const files = new Map(
    ['a.pdf', 'b-1.pdf', 'b-2.pdf'].map((name, index) => [name, pdfOf(1000 + index * 300_000)]),
  );
  for (const [name, bytes] of files) await writeFile(join(folder, name), bytes);
  const member = (id: string, roles: string[], groupId: string | null = null) => ({
    ...{ id, name: `Đại biểu ${id}`, position: '', roles, groupId, committeeIds: [] },
  });
  const session = {
    format: 'paperless-session/1',
    council: { name: 'HĐND tỉnh Thanh Giang', level: 'province', term: '2026–2031', seats: 61 },
    details: { title: 'Kỳ họp thứ ba', place: 'Hội trường' },
    groups: [{ id: 'g1', name: 'Tổ 1' }],
    committees: [],
    members: [
      member('chair', ['delegate', 'chair'], 'g1'),
      member('d1', ['delegate'], 'g1'),
      member('d2', ['delegate']),
      member('secretary', ['secretary'], 'g1'),
      member('guest', ['guest']),
    ],
    sittings: [
      { id: 's1', title: 'Sáng', startsAt: '2026-12-08T08:00:00+07:00', endsAt: '2026-12-08T11:30:00+07:00' },
    ],
    items: [
      {
        ...{ sittingId: 's1', title: 'Khai mạc', rapporteur: '', minutes: 15 },
        files: [{ title: 'Chương trình', kind: 'other', versions: ['a.pdf'] }],
      },
      {
        ...{ sittingId: 's1', title: 'Ngân sách', rapporteur: 'Giám đốc Sở Tài chính', minutes: 40 },
        files: [{ title: 'Dự thảo', kind: 'draftResolution', versions: ['b-1.pdf', 'b-2.pdf'] }],
      },
    ],
  };
  await writeFile(join(folder, 'session.json'), JSON.stringify(session));
  return files;
}

import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { sessionFile, type SessionFile } from '../../shared/protocol/sessionFile.ts';
import { AGENDA, SCAN, SITTINGS } from './agenda.ts';
import { dataBlocks } from './data/dataBlocks.ts';
import { COUNCIL, ISSUERS } from './issuers.ts';
import { loadTypeface, type Typeface } from './layout/typeface.ts';
import { writeDocument } from './layout/writeDocument.ts';
import { writeScan } from './layout/writeScan.ts';
import { roster } from './roster.ts';
import { paperOf } from './source/paperOf.ts';
import { parseSource } from './source/parseSource.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));

function session(): SessionFile {
  return sessionFile.parse({
    format: 'paperless-session/1',
    council: { name: COUNCIL, level: 'province', term: 'Khóa XIX, nhiệm kỳ 2026 - 2031', seats: 61 },
    details: {
      title: 'Kỳ họp thứ tư (kỳ họp thường lệ cuối năm 2026)',
      place: 'Hội trường lớn, Trung tâm Hội nghị tỉnh Thanh Giang',
    },
    ...roster(),
    sittings: SITTINGS.map(({ id, title, day, from, to }) => ({
      id,
      title,
      startsAt: `${day}T${from}:00+07:00`,
      endsAt: `${day}T${to}:00+07:00`,
    })),
    items: AGENDA.map(({ sitting, title, rapporteur, minutes, files }) => ({
      sittingId: sitting,
      title,
      rapporteur,
      minutes,
      files: files.map((file) => ({
        title: file.title,
        kind: file.kind,
        versions: file.sources.map((source) => `${source}.pdf`),
      })),
    })),
  } satisfies Record<keyof SessionFile, unknown>);
}

async function scan(): Promise<Buffer> {
  const folder = join(HERE, 'scan');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.jpg')).sort();
  const images = await Promise.all(names.map((name) => readFile(join(folder, name))));
  const written = await writeScan(
    {
      title: 'Kết quả phản biện xã hội đối với dự thảo Bảng giá đất (bản chụp)',
      author: ISSUERS['front']!.name,
      date: new Date('2026-11-24T15:20:00+07:00'),
    },
    images,
  );
  return written.bytes;
}

async function paper(source: string, typeface: Typeface): Promise<Buffer> {
  if (source === SCAN) return scan();
  const text = await readFile(join(HERE, 'content', `${source}.txt`), 'utf8');
  try {
    const written = await writeDocument(paperOf(parseSource(text), dataBlocks), typeface);
    return written.bytes;
  } catch (error) {
    throw new Error(`${source}.txt cannot be set`, { cause: error });
  }
}

/** Writes the sample session, `session.json` and its PDFs, to `outDir`: the same bytes on every run. */
export async function generateSample(outDir: string): Promise<void> {
  await mkdir(outDir, { recursive: true });
  const description = session();
  const typeface = await loadTypeface();
  for (const source of AGENDA.flatMap((entry) => entry.files.flatMap((file) => file.sources))) {
    await writeFile(join(outDir, `${source}.pdf`), await paper(source, typeface));
  }
  await writeFile(join(outDir, 'session.json'), `${JSON.stringify(description, null, 2)}\n`);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const outDir = process.argv[2];
  if (outDir === undefined) throw new Error('usage: node resources/sample/generate.ts OUTDIR');
  await generateSample(outDir);
}

import { centred, paragraph, type Block } from '../layout/blocks.ts';
import type { Closing } from '../layout/closing.ts';
import type { Letterhead } from '../layout/letterhead.ts';
import { LANDSCAPE, PORTRAIT } from '../layout/page.ts';
import type { Paper } from '../layout/writeDocument.ts';
import { ISSUERS, PROVINCE, SIGNERS, type Issuer } from '../issuers.ts';
import { parseMarkup } from './parseMarkup.ts';
import { valueLines, type Source, type SourceHead } from './parseSource.ts';

function issuerOf(head: SourceHead): Issuer {
  const issuer = ISSUERS[head.issuer];
  if (!issuer) throw new Error(`no such issuer: ${head.issuer}`);
  return issuer;
}

function letterheadOf(head: SourceHead): Letterhead {
  const issuer = issuerOf(head);
  const [year, month, day] = head.date.split('-');
  // Nghị định 30/2020: a day below 10 and the months 1 and 2 are written with a zero before them.
  const monthText = Number(month) <= 2 ? month : String(Number(month));
  return {
    parents: issuer.parents,
    issuer: issuer.lines,
    number: `Số: ${head.number.startsWith('/') ? `${' '.repeat(8)}${head.number}` : head.number}`,
    placeAndDate: `${PROVINCE}, ngày ${day === '' ? '     ' : day} tháng ${monthText} năm ${year}`,
    draft: head.draft,
  };
}

function closingOf(head: SourceHead): Closing | undefined {
  if (head.signer === 'none') return undefined;
  const signer = SIGNERS[head.signer];
  if (!signer) throw new Error(`no such signer: ${head.signer}`);
  return {
    recipients: valueLines(head.recipients),
    authority: signer.authority,
    mark: signer.name && !head.draft ? '(Đã ký)' : '',
    signer: signer.name,
  };
}

function titleBlocks(head: SourceHead): Block[] {
  const about = valueLines(head.about);
  const blocks: Block[] = [];
  if (head.type) blocks.push(centred(head.type, 'bold', { gapBefore: 16 }));
  for (const line of about) blocks.push(centred(line, 'bold', { gapBefore: 2 }));
  for (const line of valueLines(head.attached))
    blocks.push(centred(line, 'italic', { gapBefore: 2, size: 13 }));
  if (head.type) blocks.push({ kind: 'rule', width: 110 });
  if (head.form === 'resolution') {
    blocks.push(centred('HỘI ĐỒNG NHÂN DÂN TỈNH THANH GIANG', 'bold', { gapBefore: 16 }));
    blocks.push(centred('KHÓA XIX, KỲ HỌP THỨ TƯ', 'bold', { gapBefore: 2 }));
  }
  if (head.to) {
    blocks.push(
      paragraph(`Kính gửi: ${head.to}`, { align: 'center', indent: 0, gapBefore: 14, keepWithNext: true }),
    );
  }
  return blocks;
}

function sentenceCase(text: string): string {
  return `${text.charAt(0)}${text.slice(1).toLowerCase()}`.replace('thanh giang', PROVINCE);
}

/** Title for a reader's window: "Tờ trình về kế hoạch đầu tư công năm 2027", "Phụ lục I: Cân đối …". */
function metadataTitle(head: SourceHead): string {
  const [type = '', number = ''] = head.type.split(/ (?=[IVX]+$)/);
  const about = valueLines(head.about).join(' ');
  const name = `${sentenceCase(type)} ${number}`.trim();
  if (/^(Về|Quy định|Thông qua|Triệu tập|Đối với) /.test(about)) {
    return `${name} ${about.charAt(0).toLowerCase()}${about.slice(1)}`;
  }
  return `${name}: ${about === about.toUpperCase() ? sentenceCase(about) : about}`;
}

export function paperOf(source: Source, data: (name: string) => readonly Block[]): Paper {
  const { head, body } = source;
  return {
    title: metadataTitle(head),
    author: issuerOf(head).name,
    date: new Date(`${head.date.endsWith('-') ? `${head.date}01` : head.date}T08:00:00+07:00`),
    page: head.orientation === 'landscape' ? LANDSCAPE : PORTRAIT,
    letterhead: head.form === 'annex' ? undefined : letterheadOf(head),
    blocks: [...titleBlocks(head), ...parseMarkup(body, data)],
    closing: closingOf(head),
  };
}

import {
  BODY_INDENT,
  centred,
  paragraph,
  type Block,
  type Column,
  type FontStyle,
  type Row,
  type Run,
} from '../layout/blocks.ts';

/**
 * The body of a source, one paragraph per line:
 *
 *     > Căn cứ ...            recital, italic
 *     # I. ĐÁNH GIÁ           heading, level 1 of the outline; ## level 2; ### level 3
 *     @ Điều 1. Phạm vi       article; with " | " only what stands before it is bold
 *     = QUYẾT NGHỊ:           centred, bold; "~ text" centred, italic
 *     anything else           paragraph; **bold** and __italic__ inside
 *     [table 6c 40l 18r]      columns: share and alignment; then rows "a | b | c" up to [/table];
 *                             "! a | b" header row, "* a | b" bold row, "== text" row across
 *     [data name]             blocks made by code
 *     [page]                  page break
 */
export function parseMarkup(text: string, data: (name: string) => readonly Block[]): Block[] {
  const blocks: Block[] = [];
  const lines = text.split('\n').map((line) => line.trim());
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index]!;
    if (line === '') continue;
    const table = /^\[table (.+)\]$/.exec(line);
    const named = /^\[data (.+)\]$/.exec(line);
    if (table) {
      const end = lines.indexOf('[/table]', index);
      if (end < 0) throw new Error(`a table without an end: ${line}`);
      blocks.push(parseTable(table[1]!, lines.slice(index + 1, end)));
      index = end;
    } else if (named) blocks.push(...data(named[1]!));
    else if (line === '[page]') blocks.push({ kind: 'pageBreak' });
    else blocks.push(parseLine(line));
  }
  return blocks;
}

function parseRuns(text: string, base: FontStyle = 'regular'): Run[] {
  return text
    .split(/(\*\*.+?\*\*|__.+?__)/)
    .filter((part) => part !== '')
    .map((part): Run => {
      if (part.startsWith('**')) return { text: part.slice(2, -2), style: 'bold' };
      if (part.startsWith('__')) return { text: part.slice(2, -2), style: 'italic' };
      return { text: part, style: base };
    });
}

function parseLine(line: string): Block {
  const [, sign = '', rest = line] = /^(>|#{1,3}|@|=|~) (.*)$/.exec(line) ?? [];
  switch (sign) {
    case '>':
      return paragraph(parseRuns(rest, 'italic'), { gapBefore: 5 });
    case '=':
      return centred(rest, 'bold', { gapBefore: 10 });
    case '~':
      return centred(rest, 'italic', { gapBefore: 2 });
    case '@':
      return parseArticle(rest);
    case '':
      return paragraph(parseRuns(line), { keepWithNext: line.endsWith(':') && line.length < 120 });
    default: {
      const level = sign.length;
      const runs: Run[] = [{ text: rest, style: level === 3 ? 'boldItalic' : 'bold' }];
      const gapBefore = level === 1 ? 10 : 7;
      return paragraph(runs, { gapBefore, keepWithNext: true, bookmark: { title: rest, level } });
    }
  }
}

function parseArticle(text: string): Block {
  const [head = '', body] = text.split(' | ');
  const bookmark = { title: head.replace(/\.$/, ''), level: 1 };
  const runs: Run[] = [{ text: head, style: 'bold' }];
  if (body !== undefined) runs.push({ text: ' ', style: 'regular' }, ...parseRuns(body));
  return paragraph(runs, {
    indent: BODY_INDENT,
    gapBefore: 9,
    keepWithNext: body === undefined || body.endsWith(':'),
    bookmark,
  });
}

const ALIGN = { l: 'left', c: 'center', r: 'right' } as const;

function parseTable(columns: string, lines: readonly string[]): Block {
  const header: string[][] = [];
  const rows: Row[] = [];
  const cells = (line: string): string[] => line.split('|').map((cell) => cell.trim());
  for (const line of lines) {
    if (line === '') continue;
    if (line.startsWith('! ')) header.push(cells(line.slice(2)));
    else if (line.startsWith('== ')) rows.push({ cells: [line.slice(3)], style: 'bold', spanning: true });
    else if (line.startsWith('* ')) rows.push({ cells: cells(line.slice(2)), style: 'bold' });
    else rows.push({ cells: cells(line), style: 'regular' });
  }
  return {
    kind: 'table',
    size: 12,
    columns: columns.split(' ').map((column): Column => {
      const [, share, align] = /^(\d+)([lcr])$/.exec(column) ?? [];
      if (!share || !align) throw new Error(`a table's column is written like 40l: ${column}`);
      return { share: Number(share), align: ALIGN[align as keyof typeof ALIGN] };
    }),
    header,
    rows,
  };
}

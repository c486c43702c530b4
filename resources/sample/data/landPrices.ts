import { centred, paragraph, type Block, type Column, type Row } from '../layout/blocks.ts';
import { COMMUNE_LIST, communeName, type Commune } from './communes.ts';
import { vietnamese } from './numbers.ts';
import { seeded, type Random } from './random.ts';

/** One priced stretch of a road; prices in thousand đồng a square metre, positions 1 to 4. */
interface Stretch {
  readonly road: string;
  readonly from: string;
  readonly to: string;
  readonly price: number;
}

const STREETS =
  'Trần Hưng Đạo, Lê Lợi, Quang Trung, Nguyễn Huệ, Lý Thường Kiệt, Hai Bà Trưng, Ngô Quyền, Phan Chu Trinh, Nguyễn Trãi, Lê Hồng Phong, Hoàng Hoa Thám, Đinh Tiên Hoàng, Bà Triệu, Phan Đình Phùng, Lý Thái Tổ, Trần Phú, Nguyễn Du, Hồ Xuân Hương, Chu Văn An, Lương Thế Vinh, Tô Hiến Thành, Phạm Ngũ Lão, Nguyễn Thái Học, Yết Kiêu, Bạch Đằng, Hùng Vương, Điện Biên, Nguyễn Khuyến, Tản Đà, Mạc Đĩnh Chi, Lê Quý Đôn, Võ Thị Sáu, Kim Đồng, Nguyễn Bỉnh Khiêm, Lê Thánh Tông, Trần Quang Khải, Đào Duy Từ, Cao Bá Quát, Nguyễn Công Trứ, Bùi Thị Xuân'.split(
    ', ',
  );
const LANDMARKS =
  'Trường Tiểu học, Trường THCS, Trạm Y tế, chợ trung tâm, Nhà văn hóa, cây xăng, sân vận động, bưu điện, trụ sở UBND cũ, đền Thượng, chùa Cả, trạm bơm số 2, bến xe, kho lương thực, nghĩa trang liệt sĩ, nhà máy nước'.split(
    ', ',
  );
const BRIDGES =
  'cầu Đồng Vông, cầu Bến Mía, cầu Sắt, cầu Ngòi Lâu, cầu Trắng, cầu Khe Dứa, cầu Bản Mạ, cầu Đập Đá'.split(
    ', ',
  );
const HAMLETS =
  'Đông, Đoài, Thượng, Hạ, Trung, Bãi, Giếng, Đình, Mới, Cầu, Gò Cao, Đồng Quan, Ao Sen, Rừng Xanh, Nà Lốc, Khe Mạ, Bến Đá, Tân Tiến, Hợp Nhất, Đoàn Kết'.split(
    ', ',
  );
const ROUTES = ['Đường tỉnh 281', 'Đường tỉnh 283', 'Đường tỉnh 285B', 'Đường tỉnh 287', 'Đường tỉnh 290'];

const TOP_PRICE = { ward: 42_000, delta: 9_500, midland: 5_200, highland: 2_400 } as const;

function topPrice(commune: Commune): number {
  return TOP_PRICE[commune.ward ? 'ward' : commune.terrain];
}

/** Prices are set in steps of 50 thousand đồng, of 10 below one million. */
function rounded(price: number): number {
  const step = price >= 1000 ? 50 : price >= 200 ? 10 : 5;
  return Math.round(price / step) * step;
}

function place(random: Random, commune: Commune): string {
  return random.whole(0, 2) === 0
    ? random.pick(BRIDGES)
    : `${random.pick(LANDMARKS)} ${random.whole(0, 1) === 0 ? commune.name : `thôn ${random.pick(HAMLETS)}`}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function wardRoads(commune: Commune, random: Random): string[] {
  const start = random.whole(0, STREETS.length - 1);
  const named = Array.from(
    { length: 17 },
    (_, index) => `Đường ${STREETS[(start + index * 3) % STREETS.length]!}`,
  );
  const lanes = Array.from(
    { length: 6 },
    (_, index) => `Đường nội bộ Khu dân cư số ${index + 1} ${commune.name}`,
  );
  return [...new Set([random.pick(ROUTES), ...named, ...lanes])];
}

function communeRoads(commune: Commune, random: Random): string[] {
  const count = commune.terrain === 'delta' ? 12 : commune.terrain === 'midland' ? 10 : 8;
  const start = random.whole(0, HAMLETS.length - 1);
  const first = random.whole(0, ROUTES.length - 1);
  return [
    ROUTES[first]!,
    ROUTES[(first + 2) % ROUTES.length]!,
    `Đường liên xã ${commune.name} - ${random.pick(COMMUNE_LIST.filter((other) => !other.ward && other !== commune)).name}`,
    ...Array.from(
      { length: count },
      (_, index) => `Đường trục thôn ${HAMLETS[(start + index) % HAMLETS.length]!}`,
    ),
  ];
}

/** The draft resolution speaks of 12 roads that are still being built: one in each of 12 communes. */
function isBuilding(commune: Commune): boolean {
  const index = COMMUNE_LIST.indexOf(commune);
  return index % 5 === 0 && index < 60;
}

function stretches(commune: Commune, random: Random): Stretch[] {
  const roads = commune.ward ? wardRoads(commune, random) : communeRoads(commune, random);
  if (isBuilding(commune)) roads.splice(3, 0, `Tuyến tránh trung tâm ${commune.name} (đang thi công)`);
  return roads.flatMap((road, order) => {
    const parts = random.whole(2, order < 3 ? 4 : 3);
    const points = [
      `Giáp địa giới ${communeName(random.pick(COMMUNE_LIST.filter((other) => other !== commune)))}`,
    ];
    while (points.length < parts) {
      const point = place(random, commune);
      if (!points.includes(point)) points.push(point);
    }
    points.push(`Hết địa giới ${communeName(commune)}`);
    const level = topPrice(commune) * (1 - (0.82 * order) / roads.length);
    return Array.from({ length: parts }, (_, index) => ({
      road: parts > 1 ? `${road} (đoạn ${index + 1})` : road,
      from: capital(points[index]!),
      to: capital(points[index + 1]!),
      price: rounded((level * random.whole(82, 108)) / 100),
    }));
  });
}

const COLUMNS: readonly Column[] = [
  { share: 6, align: 'center' },
  { share: 30, align: 'left' },
  { share: 24, align: 'left' },
  { share: 24, align: 'left' },
  { share: 10.5, align: 'right' },
  { share: 10.5, align: 'right' },
  { share: 10.5, align: 'right' },
  { share: 10.5, align: 'right' },
];
const HEADER = [
  ['STT', 'Tên đường, đoạn đường', 'Giới hạn đoạn đường', '<', 'Giá đất (nghìn đồng/m²)', '<', '<', '<'],
  ['^', '^', 'Từ', 'Đến', 'VT 1', 'VT 2', 'VT 3', 'VT 4'],
];
const POSITIONS = [1, 0.6, 0.42, 0.3];
const USES = [
  ['A. Giá đất ở', 1],
  ['B. Giá đất thương mại, dịch vụ', 0.7],
  ['C. Giá đất sản xuất, kinh doanh phi nông nghiệp không phải là đất thương mại, dịch vụ', 0.6],
] as const;

function priceTable(list: readonly Stretch[], factor: number): Block {
  const rows = list.map((stretch, index): Row => {
    const prices = POSITIONS.map((part) => vietnamese(rounded(stretch.price * factor * part)));
    return {
      style: 'regular',
      cells: [String(index + 1), stretch.road, stretch.from, stretch.to, ...prices],
    };
  });
  return { kind: 'table', columns: COLUMNS, header: HEADER, rows, size: 10.5 };
}

function farmTable(commune: Commune): Block {
  const base = commune.ward ? 95 : { delta: 75, midland: 58, highland: 42 }[commune.terrain];
  const uses: [string, number][] = [
    ['Đất trồng lúa và đất trồng cây hằng năm khác', 1],
    ['Đất trồng cây lâu năm', 0.9],
    ['Đất nuôi trồng thủy sản', 0.8],
    ['Đất rừng sản xuất', 0.2],
    ['Đất nông nghiệp khác', 1],
  ];
  return {
    kind: 'table',
    size: 11,
    columns: [
      { share: 6, align: 'center' },
      { share: 50, align: 'left' },
      { share: 14, align: 'right' },
      { share: 14, align: 'right' },
      { share: 14, align: 'right' },
    ],
    header: [
      ['STT', 'Loại đất', 'Giá đất (nghìn đồng/m²)', '<', '<'],
      ['^', '^', 'VT 1', 'VT 2', 'VT 3'],
    ],
    rows: uses.map(([name, part], index) => ({
      style: 'regular',
      cells: [
        String(index + 1),
        name,
        ...[1, 0.9, 0.8].map((position) => vietnamese(Math.max(5, Math.round(base * part * position)))),
      ],
    })),
  };
}

function communeBlocks(commune: Commune, index: number): Block[] {
  const random = seeded(2026_000 + index);
  const list = stretches(commune, random);
  const title = `${index + 1}. ${communeName(commune).toUpperCase()}`;
  const heading = (text: string, level: number): Block =>
    paragraph([{ text, style: 'bold' }], {
      size: level === 1 ? 14 : 13,
      indent: 0,
      align: 'left',
      gapBefore: level === 1 ? 16 : 12,
      keepWithNext: true,
      bookmark: { title: text, level },
    });
  return [
    heading(title, 1),
    ...USES.flatMap(([name, factor]) => [heading(name, 2), priceTable(list, factor)]),
    heading('D. Giá đất nông nghiệp', 2),
    farmTable(commune),
  ];
}

/** The price list of all communes: more than 300 pages of tables. */
export function landPrices(): Block[] {
  return [
    centred('(Đơn vị tính: nghìn đồng/m²)', 'italic', { size: 13 }),
    ...COMMUNE_LIST.flatMap(communeBlocks),
  ];
}

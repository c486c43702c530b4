import type { Block, Row } from '../layout/blocks.ts';
import { COMMUNE_LIST, communeName } from './communes.ts';
import { sum, vietnamese } from './numbers.ts';
import { seeded, share } from './random.ts';

/** Kind of project, weight of its area, whether it may stand on rice or forest land, how many there are. */
const KINDS: readonly (readonly [string, number, number])[] = [
  ['Khu dân cư nông thôn mới thôn {hamlet}', 9, 10],
  ['Khu tái định cư phục vụ giải phóng mặt bằng {commune}', 6, 6],
  ['Cụm công nghiệp {name}, giai đoạn 1', 30, 4],
  ['Mở rộng, nâng cấp đường trục chính {commune}', 4, 9],
  ['Mở rộng Trường THCS {name}', 1, 6],
  ['Xây dựng Trường Mầm non trung tâm {commune}', 1, 5],
  ['Trạm biến áp 110 kV {name} và đường dây đấu nối', 2, 4],
  ['Nhà văn hóa và sân thể thao thôn {hamlet}', 1, 7],
  ['Mở rộng nghĩa trang nhân dân {commune}', 3, 4],
  ['Chợ trung tâm {commune}', 2, 3],
  ['Kè chống sạt lở bờ suối khu dân cư thôn {hamlet}', 2, 4],
];
const HAMLETS = [
  'Đông',
  'Đoài',
  'Thượng',
  'Bãi',
  'Đình',
  'Gò Cao',
  'Đồng Quan',
  'Nà Lốc',
  'Khe Mạ',
  'Tân Tiến',
];

/** Areas in tenths of a hectare: 62 projects, 412,6 ha, of them 168,3 rice and 74,5 production forest. */
const RICE = 1683;
const FOREST = 745;
const OTHER = 1698;

export function landRecoveryTable(): Block[] {
  const random = seeded(909);
  const list = KINDS.flatMap(([pattern, weight, count]) =>
    Array.from({ length: count }, () => {
      const commune = random.pick(COMMUNE_LIST.filter((one) => !one.ward || !pattern.includes('{hamlet}')));
      const title = pattern
        .replace('{commune}', communeName(commune))
        .replace('{name}', commune.name)
        .replace('{hamlet}', random.pick(HAMLETS));
      return { commune, title, weight: weight * random.whole(70, 130) };
    }),
  );
  const rice = share(
    RICE,
    list.map(({ weight, commune }) => (commune.terrain === 'highland' ? weight / 4 : weight)),
  );
  const forest = share(
    FOREST,
    list.map(({ weight, commune }) => (commune.terrain === 'delta' ? 0 : weight)),
  );
  const other = share(
    OTHER,
    list.map(({ weight }) => weight + 40),
  );
  const cells = (values: readonly number[]): string[] =>
    [sum(values), ...values].map((value) => (value === 0 ? '-' : vietnamese(value / 10, 1)));
  const rows = list.map(({ commune, title }, index): Row => {
    const place = communeName(commune);
    return {
      style: 'regular',
      cells: [
        String(index + 1),
        title,
        place.charAt(0).toUpperCase() + place.slice(1),
        ...cells([rice[index]!, forest[index]!, other[index]!]),
        random.pick([
          'Nghị quyết của HĐND xã, phường về kế hoạch đầu tư công',
          'Quyết định chấp thuận chủ trương đầu tư của UBND tỉnh',
          'Quyết định phê duyệt dự án của UBND tỉnh',
        ]),
      ],
    };
  });
  return [
    {
      kind: 'table',
      size: 11.5,
      columns: [
        { share: 5, align: 'center' },
        { share: 34, align: 'left' },
        { share: 18, align: 'left' },
        ...Array.from({ length: 4 }, () => ({ share: 9, align: 'right' as const })),
        { share: 26, align: 'left' },
      ],
      header: [
        ['STT', 'Tên công trình, dự án', 'Địa điểm', 'Diện tích (ha)', '<', '<', '<', 'Căn cứ pháp lý'],
        ['^', '^', '^', 'Tổng', 'Đất lúa', 'Đất rừng sản xuất', 'Đất khác', '^'],
      ],
      rows: [
        {
          style: 'bold',
          cells: ['', `TỔNG SỐ: ${list.length} DỰ ÁN`, '', ...cells([RICE, FOREST, OTHER]), ''],
        },
        ...rows,
      ],
    },
  ];
}

import { paragraph, type Block, type Row } from '../layout/blocks.ts';
import { COMMUNE_LIST, communeName } from './communes.ts';
import { sum, vietnamese } from './numbers.ts';
import { seeded, share } from './random.ts';

type Line = readonly [name: string, planned: number, expected: number, next: number];

/** Domestic revenue in tỷ đồng: estimate 2026, expected 2026, estimate 2027. */
const DOMESTIC: readonly Line[] = [
  ['Thu từ doanh nghiệp nhà nước trung ương', 1180, 1215, 1270],
  ['Thu từ doanh nghiệp nhà nước địa phương', 96, 101, 105],
  ['Thu từ doanh nghiệp có vốn đầu tư nước ngoài', 2350, 2612, 2890],
  ['Thu từ khu vực kinh tế ngoài quốc doanh', 3120, 3358, 3680],
  ['Thuế thu nhập cá nhân', 1050, 1146, 1240],
  ['Thuế bảo vệ môi trường', 820, 838, 860],
  ['Lệ phí trước bạ', 610, 664, 705],
  ['Thu phí, lệ phí', 340, 352, 370],
  ['Tiền sử dụng đất', 4200, 4690, 5000],
  ['Tiền cho thuê đất, thuê mặt nước', 720, 768, 840],
  ['Thu xổ số kiến thiết', 420, 446, 460],
  ['Tiền cấp quyền khai thác khoáng sản', 210, 224, 240],
  ['Thu khác ngân sách', 580, 566, 740],
];
const TRADE: Line = ['THU TỪ HOẠT ĐỘNG XUẤT, NHẬP KHẨU', 1500, 1660, 1750];

/** Recurrent spending 2027 in tỷ đồng. */
const RECURRENT: readonly (readonly [string, number])[] = [
  ['Chi sự nghiệp giáo dục, đào tạo và dạy nghề', 6120],
  ['Chi khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số', 520],
  ['Chi sự nghiệp y tế, dân số và gia đình', 1385],
  ['Chi sự nghiệp văn hóa thông tin', 268],
  ['Chi sự nghiệp phát thanh, truyền hình', 74],
  ['Chi sự nghiệp thể dục thể thao', 62],
  ['Chi sự nghiệp bảo vệ môi trường', 415],
  ['Chi các hoạt động kinh tế', 1640],
  ['Chi quản lý hành chính nhà nước, Đảng, đoàn thể', 2985],
  ['Chi bảo đảm xã hội', 1036],
  ['Chi quốc phòng, an ninh', 315],
  ['Chi thường xuyên khác', 85],
];
const OTHER_SPENDING: readonly (readonly [string, number])[] = [
  ['Chi trả nợ lãi các khoản do chính quyền địa phương vay', 35],
  ['Chi bổ sung quỹ dự trữ tài chính', 1],
  ['Dự phòng ngân sách', 612],
  ['Chi tạo nguồn cải cách tiền lương', 127],
];
const INVESTMENT: readonly (readonly [string, number])[] = [
  ['Vốn ngân sách trung ương bổ sung có mục tiêu', 2640],
  ['Vốn xây dựng cơ bản tập trung', 1460],
  ['Vốn từ nguồn thu tiền sử dụng đất', 4400],
  ['Vốn từ nguồn thu xổ số kiến thiết', 460],
  ['Vốn từ nguồn bội chi ngân sách địa phương', 220],
];

function revenueRow(number: string, line: Line, style: Row['style'] = 'regular'): Row {
  const [name, planned, expected, next] = line;
  const ratio = (value: number, base: number): string => vietnamese((100 * value) / base, 1);
  return {
    style,
    cells: [
      number,
      name,
      vietnamese(planned),
      vietnamese(expected),
      vietnamese(next),
      ratio(expected, planned),
      ratio(next, expected),
    ],
  };
}

function heading(text: string, gapBefore = 16): Block {
  return paragraph([{ text, style: 'bold' }], {
    indent: 0,
    align: 'left',
    gapBefore,
    keepWithNext: true,
    bookmark: { title: text, level: 1 },
  });
}

const UNIT = paragraph([{ text: 'Đơn vị tính: tỷ đồng', style: 'italic' }], {
  indent: 0,
  align: 'left',
  size: 12,
  gapBefore: 3,
  keepWithNext: true,
});

export function revenueTable(): Block[] {
  const column = (index: 1 | 2 | 3): number => sum(DOMESTIC.map((line) => line[index]));
  const domestic: Line = ['THU NỘI ĐỊA', column(1), column(2), column(3)];
  const total: Line = [
    'TỔNG THU NSNN TRÊN ĐỊA BÀN',
    domestic[1] + TRADE[1],
    domestic[2] + TRADE[2],
    domestic[3] + TRADE[3],
  ];
  return [
    heading('Biểu 01. Thu ngân sách nhà nước trên địa bàn'),
    UNIT,
    {
      kind: 'table',
      size: 11.5,
      columns: [
        { share: 7, align: 'center' },
        { share: 40, align: 'left' },
        ...([13, 13, 13, 12, 14] as const).map((part) => ({ share: part, align: 'right' as const })),
      ],
      header: [
        [
          'STT',
          'Nội dung',
          'Dự toán năm 2026',
          'Ước thực hiện năm 2026',
          'Dự toán năm 2027',
          'So sánh (%)',
          '<',
        ],
        ['^', '^', '^', '^', '^', 'ƯTH/ DT 2026', 'DT 2027/ ƯTH 2026'],
        ['A', 'B', '1', '2', '3', '4=2/1', '5=3/2'],
      ],
      rows: [
        revenueRow('', total, 'bold'),
        revenueRow('I', domestic, 'bold'),
        ...DOMESTIC.map((line, index) => revenueRow(String(index + 1), line)),
        revenueRow('II', TRADE, 'bold'),
      ],
    },
  ];
}

export function spendingTable(): Block[] {
  const plain = (
    number: string,
    [name, value]: readonly [string, number],
    style: Row['style'] = 'regular',
  ): Row => ({
    style,
    cells: [number, name, vietnamese(value)],
  });
  const investment = sum(INVESTMENT.map(([, value]) => value));
  const recurrent = sum(RECURRENT.map(([, value]) => value));
  const total = investment + recurrent + sum(OTHER_SPENDING.map(([, value]) => value));
  return [
    heading('Biểu 02. Chi ngân sách địa phương năm 2027', 22),
    UNIT,
    {
      kind: 'table',
      size: 11.5,
      columns: [
        { share: 8, align: 'center' },
        { share: 70, align: 'left' },
        { share: 22, align: 'right' },
      ],
      header: [['STT', 'Nội dung chi', 'Dự toán năm 2027']],
      rows: [
        plain('', ['TỔNG CHI NGÂN SÁCH ĐỊA PHƯƠNG', total], 'bold'),
        plain('I', ['CHI ĐẦU TƯ PHÁT TRIỂN', investment], 'bold'),
        ...INVESTMENT.map((line, index) => plain(String(index + 1), line)),
        plain('II', ['CHI THƯỜNG XUYÊN', recurrent], 'bold'),
        ...RECURRENT.map((line, index) => plain(String(index + 1), line)),
        ...OTHER_SPENDING.map(([name, value], index) =>
          plain(['III', 'IV', 'V', 'VI'][index]!, [name.toUpperCase(), value], 'bold'),
        ),
      ],
    },
  ];
}

/** Budgets of the 68 communes in triệu đồng; every row and every column adds up. */
export function communeBudgets(): Block[] {
  const random = seeded(412);
  const size = COMMUNE_LIST.map((commune) => (commune.ward ? 15 : 10) * random.whole(85, 115));
  const wealth = COMMUNE_LIST.map(
    (commune) =>
      (commune.ward ? 40 : { delta: 13, midland: 9, highland: 5 }[commune.terrain]) * random.whole(85, 115),
  );
  const investment = share(600_000, wealth, 10);
  const recurrent = share(5_784_000, size, 10);
  const reserve = share(128_000, size, 10);
  const kept = share(1_936_000, wealth, 10);
  const collected = kept.map((value) => Math.round((value * random.whole(128, 164)) / 1000) * 10);
  const figures = COMMUNE_LIST.map((_, index) => {
    const spending = investment[index]! + recurrent[index]! + reserve[index]!;
    return [
      collected[index]!,
      kept[index]!,
      spending - kept[index]!,
      spending,
      investment[index]!,
      recurrent[index]!,
      reserve[index]!,
    ];
  });
  const total = [0, 1, 2, 3, 4, 5, 6].map((column) => sum(figures.map((row) => row[column]!)));
  const cells = (values: readonly number[]): string[] => values.map((value) => vietnamese(value));
  return [
    {
      kind: 'table',
      size: 11.5,
      columns: [
        { share: 5, align: 'center' },
        { share: 22, align: 'left' },
        ...Array.from({ length: 7 }, () => ({ share: 10.5, align: 'right' as const })),
      ],
      header: [
        [
          'STT',
          'Xã, phường',
          'Thu NSNN trên địa bàn',
          'Thu ngân sách xã được hưởng',
          'Bổ sung cân đối từ ngân sách tỉnh',
          'Tổng chi ngân sách xã',
          'Trong đó',
          '<',
          '<',
        ],
        ['^', '^', '^', '^', '^', '^', 'Chi đầu tư', 'Chi thường xuyên', 'Dự phòng'],
        ['A', 'B', '1', '2', '3', '4=2+3', '5', '6', '7'],
      ],
      rows: [
        { style: 'bold', cells: ['', 'TỔNG SỐ', ...cells(total)] },
        ...COMMUNE_LIST.map((commune, index): Row => {
          const name = communeName(commune);
          const shown = name.charAt(0).toUpperCase() + name.slice(1);
          return { style: 'regular', cells: [String(index + 1), shown, ...cells(figures[index]!)] };
        }),
      ],
    },
  ];
}

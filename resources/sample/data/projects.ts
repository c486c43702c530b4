import type { Block, Row } from '../layout/blocks.ts';
import { roman, sum, vietnamese } from './numbers.ts';
import { seeded, share } from './random.ts';

const ROADS = 'Ban QLDA đầu tư xây dựng các công trình giao thông tỉnh';
const DIKES = 'Ban QLDA đầu tư xây dựng các công trình nông nghiệp tỉnh';
const BUILDINGS = 'Ban QLDA đầu tư xây dựng các công trình dân dụng tỉnh';

/** Sector, who builds, relative size of its projects, and the projects. */
const SECTORS: readonly (readonly [string, string, number, readonly string[]])[] = [
  [
    'GIAO THÔNG',
    ROADS,
    6,
    [
      'Đường kết nối cao tốc với Khu công nghiệp Hòa Bắc',
      'Cầu Bến Mía vượt sông Thanh và đường dẫn hai đầu cầu',
      'Cải tạo, nâng cấp Đường tỉnh 281 đoạn An Thịnh - Phú Khánh',
      'Đường ven biển đoạn Long Hải - Hải Lộc Đông, giai đoạn 2',
      'Đường vành đai phía Tây đô thị An Thịnh',
      'Nâng cấp Đường tỉnh 285B đoạn Vĩnh Trạch - Xuân Lũng',
      'Đường đến trung tâm các xã Pá Hu, Tà Sì và Chiềng Vặc',
      'Cầu Ngòi Lâu, xã Trà Giang',
      'Nâng cấp Đường tỉnh 290 đoạn Yên Đổ - Thượng Hòa',
      'Xử lý điểm đen tai nạn giao thông trên Đường tỉnh 283',
      'Đường nối cảng cá Cửa Vàm với Quốc lộ 10C',
      'Nút giao khác mức phường Kim Lương',
    ],
  ],
  [
    'NÔNG NGHIỆP, THỦY LỢI, PHÒNG CHỐNG THIÊN TAI',
    DIKES,
    4,
    [
      'Hồ chứa nước Khe Dứa, xã Lương Phú',
      'Củng cố, nâng cấp đê hữu sông Thanh đoạn K12+300 đến K26+150',
      'Kè chống sạt lở bờ biển phường Hải Triều',
      'Sắp xếp, ổn định dân cư vùng nguy cơ lũ quét xã Nậm Khoang',
      'Sửa chữa, nâng cao an toàn 14 hồ đập nhỏ vùng trung du',
      'Nạo vét, kiên cố hóa hệ thống kênh tưới Tân Lạc - Quảng Nạp',
      'Nước sinh hoạt tập trung các xã Lũng Pù, Nà Hỏa và Thượng Nông',
      'Nâng cấp khu neo đậu tránh trú bão Cửa Vàm',
    ],
  ],
  [
    'GIÁO DỤC VÀ ĐÀO TẠO',
    BUILDINGS,
    2,
    [
      'Trường phổ thông nội trú liên cấp xã Mường Lự',
      'Trường phổ thông nội trú liên cấp xã Khau Vai Hạ',
      'Xây mới Trường THPT chuyên Thanh Giang',
      'Nhà học bộ môn Trường THPT Phú Khánh',
      'Xóa phòng học tạm, phòng học nhờ bậc mầm non vùng cao, giai đoạn 2026 - 2028',
      'Nâng cấp cơ sở vật chất Trường Cao đẳng Thanh Giang',
      'Trường Mầm non Hoa Ban, xã Tà Sì',
    ],
  ],
  [
    'Y TẾ, DÂN SỐ',
    BUILDINGS,
    3,
    [
      'Bệnh viện Đa khoa tỉnh, hạng mục Trung tâm Ung bướu',
      'Bệnh viện Sản - Nhi tỉnh, giai đoạn 2',
      'Nâng cấp 26 trạm y tế xã và điểm trạm sau sắp xếp',
      'Trung tâm Y tế khu vực Phú Khánh',
      'Trung tâm Kiểm soát bệnh tật tỉnh',
    ],
  ],
  [
    'VĂN HÓA, THỂ THAO VÀ AN SINH XÃ HỘI',
    BUILDINGS,
    2,
    [
      'Tu bổ, tôn tạo khu di tích thành cổ Đông Sơn Hạ',
      'Trung tâm Văn hóa - Thể thao khu vực Yên Đổ',
      'Mở rộng Trung tâm Bảo trợ xã hội tỉnh',
      'Thư viện tỉnh, hạng mục kho lưu trữ số',
    ],
  ],
  [
    'ĐÔ THỊ, MÔI TRƯỜNG',
    'Ban QLDA phát triển đô thị tỉnh',
    4,
    [
      'Hệ thống thu gom, xử lý nước thải đô thị An Thịnh, giai đoạn 2',
      'Chỉnh trang hồ Kim Lương và công viên ven hồ',
      'Hạ tầng khu nhà ở xã hội phường Đồng Mỹ',
      'Khu xử lý chất thải rắn liên xã Lạc Thổ',
      'Thoát nước, chống ngập phường Ninh Thủy',
    ],
  ],
  [
    'KHOA HỌC, CÔNG NGHỆ VÀ CHUYỂN ĐỔI SỐ',
    'Sở Khoa học và Công nghệ',
    2,
    [
      'Trung tâm dữ liệu dùng chung của tỉnh',
      'Nền tảng số phục vụ chính quyền địa phương hai cấp',
      'Trang thiết bị họp không giấy cho 68 xã, phường',
    ],
  ],
  [
    'QUỐC PHÒNG, AN NINH',
    'Bộ Chỉ huy Quân sự tỉnh, Công an tỉnh',
    2,
    [
      'Trụ sở làm việc Công an các xã trọng điểm, giai đoạn 2',
      'Doanh trại Ban Chỉ huy phòng thủ khu vực 3',
      'Cơ sở huấn luyện dự bị động viên tỉnh',
    ],
  ],
];

/** Other papers of the session say that these begin in 2027. */
const BEGIN_2027 = [
  'Cầu Bến Mía',
  'Đường ven biển',
  'Kè chống sạt lở bờ biển phường Hải Triều',
  'Thoát nước, chống ngập phường Ninh Thủy',
  'Trường phổ thông nội trú liên cấp',
  'Cầu Ngòi Lâu',
  'Trung tâm Kiểm soát bệnh tật tỉnh',
  'Thư viện tỉnh',
];
const LARGE = [
  'Đường kết nối cao tốc',
  'Cầu Bến Mía',
  'Đường ven biển',
  'Đường vành đai',
  'Hồ chứa nước Khe Dứa',
];
const SMALL = [
  'Xử lý điểm đen',
  'Cầu Ngòi Lâu',
  'Nhà học bộ môn',
  'Trường Mầm non',
  'Trang thiết bị họp',
  'Thư viện tỉnh',
  'Trung tâm Văn hóa',
  'Nạo vét',
];

function isOneOf(starts: readonly string[], name: string): boolean {
  return starts.some((start) => name.startsWith(start));
}

function sizeOf(name: string): number {
  return isOneOf(LARGE, name) ? 2.2 : isOneOf(SMALL, name) ? 0.15 : 1;
}

const CENTRAL = 2_640_000;
const LOCAL = 5_940_000;
const COMMUNES = 600_000;

interface Project {
  readonly name: string;
  readonly builder: string;
  readonly years: string;
  readonly decision: string;
  readonly cost: number;
  readonly spent: number;
  readonly central: number;
  readonly local: number;
}

function projects(): Project[][] {
  const random = seeded(905);
  const flat = SECTORS.flatMap(([, builder, weight, names]) =>
    names.map((name) => ({ name, builder, weight })),
  );
  const weights = flat.map(({ name, weight }) => sizeOf(name) * weight * random.whole(60, 140));
  // Roughly every second project has money from the central budget.
  const central = share(
    CENTRAL,
    weights.map((weight) => (random.whole(0, 1) === 0 ? weight : 0)),
    50,
  );
  const local = share(LOCAL, weights, 50);
  const made = flat.map(({ name, builder }, index): Project => {
    const start = isOneOf(BEGIN_2027, name) ? 2027 : random.whole(2024, 2026);
    const year = central[index]! + local[index]!;
    const spent = start === 2027 ? 0 : Math.round((year * random.whole(40, 160)) / 5000) * 50;
    const cost = Math.round(((year + spent) * random.whole(115, 190)) / 50_000) * 500;
    const signed = `${random.whole(102, 2980)}/QĐ-UBND ngày ${String(random.whole(2, 28)).padStart(2, '0')}/${random.whole(3, 10)}/${start - 1}`;
    return {
      name,
      builder,
      years: `${start} - ${start + random.whole(2, 3)}`,
      decision: signed,
      cost,
      spent,
      central: central[index]!,
      local: local[index]!,
    };
  });
  let from = 0;
  return SECTORS.map(([, , , names]) => made.slice(from, (from += names.length)));
}

function figures(list: readonly Project[]): string[] {
  const column = (of: (project: Project) => number): number => sum(list.map(of));
  const central = column((project) => project.central);
  const local = column((project) => project.local);
  const spent = column((project) => project.spent);
  return [column((project) => project.cost), spent, central + local, central, local].map((value) =>
    value === 0 ? '-' : vietnamese(value),
  );
}

/** The investment plan of 2027 in triệu đồng, landscape; sums to 9.180 tỷ. */
export function projectTable(): Block[] {
  const sectors = projects();
  const all = sectors.flat();
  const rows = sectors.flatMap((list, index): Row[] => {
    const title = SECTORS[index]![0];
    return [
      {
        style: 'bold',
        cells: [roman(index + 1), title, '', '', '', ...figures(list)],
        bookmark: { title: `${roman(index + 1)}. ${title}`, level: 1 },
      },
      ...list.map((project, order): Row => ({
        style: 'regular',
        cells: [
          String(order + 1),
          project.name,
          project.builder,
          project.years,
          project.decision,
          ...figures([project]),
        ],
      })),
    ];
  });
  const whole = [CENTRAL + LOCAL + COMMUNES, CENTRAL, LOCAL + COMMUNES].map((value) => vietnamese(value));
  return [
    {
      kind: 'table',
      size: 11,
      columns: [
        { share: 5, align: 'center' },
        { share: 26, align: 'left' },
        { share: 19, align: 'left' },
        { share: 9, align: 'center' },
        { share: 15, align: 'left' },
        ...Array.from({ length: 5 }, () => ({ share: 10, align: 'right' as const })),
      ],
      header: [
        [
          'STT',
          'Danh mục dự án',
          'Chủ đầu tư',
          'Thời gian thực hiện',
          'Quyết định đầu tư',
          '<',
          'Lũy kế vốn đã bố trí đến hết năm 2026',
          'Kế hoạch vốn năm 2027',
          '<',
          '<',
        ],
        ['^', '^', '^', '^', 'Số, ngày', 'Tổng mức đầu tư', '^', 'Tổng số', 'NSTW', 'NSĐP'],
      ],
      rows: [
        { style: 'bold', cells: ['', 'TỔNG SỐ', '', '', '', figures(all)[0]!, figures(all)[1]!, ...whole] },
        ...rows,
        {
          style: 'bold',
          cells: [
            'IX',
            'PHÂN CẤP CHO CẤP XÃ',
            'UBND các xã, phường',
            '',
            '',
            '',
            '',
            vietnamese(COMMUNES),
            '-',
            vietnamese(COMMUNES),
          ],
          bookmark: { title: 'IX. PHÂN CẤP CHO CẤP XÃ', level: 1 },
        },
      ],
    },
  ];
}

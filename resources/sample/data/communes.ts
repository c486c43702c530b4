/** The 68 communes of the sample province: 12 phường and 56 xã, each in the area of one delegates' group. */
export interface Commune {
  readonly name: string;
  readonly ward: boolean;
  readonly terrain: 'delta' | 'midland' | 'highland';
  readonly groupNumber: number;
}

const WARDS: readonly (readonly [number, string])[] = [
  [1, 'An Thịnh, Hòa Bắc, Thanh Trung, Kim Lương, Đồng Mỹ'],
  [2, 'Long Hải, Cửa Vàm, Hải Triều, Ninh Thủy'],
  [3, 'Phú Lâm Đông'],
  [4, 'Bình Nghi Bắc'],
  [7, 'Yên Đổ Thượng'],
];

const COMMUNES: readonly (readonly [number, Commune['terrain'], string])[] = [
  [1, 'delta', 'Lạc Thổ, Minh Quang Hạ, Thạch Khoán'],
  [2, 'delta', 'Hải Lộc Đông, Giao Thành, Vạn Ninh Hạ, Triều Dương'],
  [3, 'delta', 'Phú Khánh, Tân Lạc, Đức Long Thượng, Khánh Cường, Mỹ Lương, Quảng Nạp, Thọ Điền'],
  [4, 'delta', 'Đông Sơn Hạ, Bình Nghi, Trung Nghĩa, Diên Hòa, Cẩm Duệ, Phượng Lâu, Tường Lộc'],
  [5, 'midland', 'Vĩnh Trạch, Xuân Lũng, Hương Nha, Thạch Đồng, Lương Phú, Chân Lý, Đồi Giang'],
  [
    6,
    'highland',
    'Nậm Khoang, Mường Lự, Pá Hu, Tà Sì, Chiềng Vặc, Nậm Cuổi Hạ, Sín Phình, Bản Lèng, Huổi Só',
  ],
  [7, 'midland', 'Trà Giang, Yên Đổ, Phúc Lương, Tràng Xá Hạ, Bảo Nhai Đông, Làng Nhì, Cát Lâm, Mai Trung'],
  [
    8,
    'highland',
    'Thượng Hòa, Cẩm Thạch, Khau Vai Hạ, Lũng Pù, Nà Hỏa, Thượng Nông, Bằng Cốc, Phiêng Lanh, Quang Khê, Bộc Nhiêu, Tân Kỳ Thượng',
  ],
];

export const COMMUNE_LIST: readonly Commune[] = [
  ...WARDS.flatMap(([groupNumber, names]) =>
    names.split(', ').map((name): Commune => ({ name, ward: true, terrain: 'delta', groupNumber })),
  ),
  ...COMMUNES.flatMap(([groupNumber, terrain, names]) =>
    names.split(', ').map((name): Commune => ({ name, ward: false, terrain, groupNumber })),
  ),
];

/** "phường An Thịnh", "xã Tân Lạc" */
export function communeName(commune: Commune): string {
  return `${commune.ward ? 'phường' : 'xã'} ${commune.name}`;
}

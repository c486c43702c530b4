import type { SessionFile } from '../../shared/protocol/sessionFile.ts';
import { committee, group, member } from '../../shared/protocol/schema.ts';
import { DELEGATES } from './data/delegates.ts';

type Member = SessionFile['members'][number];

export const GROUPS = [
  ['to-1', 'Tổ đại biểu số 1 (cụm phường An Thịnh - Hòa Bắc)'],
  ['to-2', 'Tổ đại biểu số 2 (cụm phường Long Hải - Cửa Vàm)'],
  ['to-3', 'Tổ đại biểu số 3 (cụm xã Phú Khánh - Tân Lạc)'],
  ['to-4', 'Tổ đại biểu số 4 (cụm xã Đông Sơn Hạ - Bình Nghi)'],
  ['to-5', 'Tổ đại biểu số 5 (cụm xã Vĩnh Trạch - Xuân Lũng)'],
  ['to-6', 'Tổ đại biểu số 6 (cụm xã Nậm Khoang - Mường Lự)'],
  ['to-7', 'Tổ đại biểu số 7 (cụm xã Trà Giang - Yên Đổ)'],
  ['to-8', 'Tổ đại biểu số 8 (cụm xã Thượng Hòa - Cẩm Thạch)'],
] as const;

export const COMMITTEES = [
  ['phap-che', 'Ban Pháp chế'],
  ['kinh-te-ngan-sach', 'Ban Kinh tế - Ngân sách'],
  ['van-hoa-xa-hoi', 'Ban Văn hóa - Xã hội'],
  ['dan-toc', 'Ban Dân tộc'],
] as const;

const COMMITTEE_BY_CODE = {
  P: 'phap-che',
  K: 'kinh-te-ngan-sach',
  V: 'van-hoa-xa-hoi',
  D: 'dan-toc',
} as const;

const STAFF_AND_GUESTS: readonly [name: string, position: string, role: 'secretary' | 'guest'][] = [
  ['Đoàn Minh Thư', 'Phó Chánh Văn phòng Đoàn ĐBQH và HĐND tỉnh', 'secretary'],
  ['Lê Quang Huấn', 'Trưởng phòng Công tác Hội đồng nhân dân', 'secretary'],
  ['Phan Thị Ngọc Diệp', 'Phó Chủ tịch Ủy ban nhân dân tỉnh', 'guest'],
  ['Nguyễn Hữu Trác', 'Giám đốc Sở Tài chính', 'guest'],
  ['Cao Văn Thuyên', 'Giám đốc Sở Nông nghiệp và Môi trường', 'guest'],
  ['Tạ Thị Minh Nguyệt', 'Giám đốc Sở Giáo dục và Đào tạo', 'guest'],
  ['Hồ Sĩ Kiên', 'Phó Chủ tịch Thường trực Ủy ban MTTQ Việt Nam tỉnh', 'guest'],
];

/** "Nguyễn Thị Ánh" becomes "nguyen-thi-anh". */
function slug(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('đ', 'd')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function delegates(): Member[] {
  return DELEGATES.map(({ name, position, groupNumber, committee: code, chair }) =>
    member.parse({
      id: slug(name),
      name,
      position,
      roles: chair ? ['chair', 'delegate'] : ['delegate'],
      groupId: `to-${groupNumber}`,
      committeeIds: code ? [COMMITTEE_BY_CODE[code]] : [],
    }),
  );
}

export function roster(): Pick<SessionFile, 'groups' | 'committees' | 'members'> {
  const others = STAFF_AND_GUESTS.map(([name, position, role]) =>
    member.parse({ id: slug(name), name, position, roles: [role], groupId: null, committeeIds: [] }),
  );
  return {
    groups: GROUPS.map(([id, name]) => group.parse({ id, name })),
    committees: COMMITTEES.map(([id, name]) => committee.parse({ id, name })),
    members: [...delegates(), ...others],
  };
}

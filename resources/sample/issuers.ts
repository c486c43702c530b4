/** Who issues papers in the sample province, and who signs them. Everything is invented. */
export const PROVINCE = 'Thanh Giang';
export const COUNCIL = 'Hội đồng nhân dân tỉnh Thanh Giang';

export interface Issuer {
  /** Name in the PDF's metadata. */
  readonly name: string;
  readonly parents: readonly string[];
  readonly lines: readonly string[];
}

export const ISSUERS: Readonly<Record<string, Issuer>> = {
  council: { name: COUNCIL, parents: [], lines: ['HỘI ĐỒNG NHÂN DÂN', 'TỈNH THANH GIANG'] },
  people: {
    name: 'Ủy ban nhân dân tỉnh Thanh Giang',
    parents: [],
    lines: ['ỦY BAN NHÂN DÂN', 'TỈNH THANH GIANG'],
  },
  legal: {
    name: 'Ban Pháp chế HĐND tỉnh Thanh Giang',
    parents: ['HỘI ĐỒNG NHÂN DÂN', 'TỈNH THANH GIANG'],
    lines: ['BAN PHÁP CHẾ'],
  },
  economy: {
    name: 'Ban Kinh tế - Ngân sách HĐND tỉnh Thanh Giang',
    parents: ['HỘI ĐỒNG NHÂN DÂN', 'TỈNH THANH GIANG'],
    lines: ['BAN KINH TẾ - NGÂN SÁCH'],
  },
  culture: {
    name: 'Ban Văn hóa - Xã hội HĐND tỉnh Thanh Giang',
    parents: ['HỘI ĐỒNG NHÂN DÂN', 'TỈNH THANH GIANG'],
    lines: ['BAN VĂN HÓA - XÃ HỘI'],
  },
  ethnic: {
    name: 'Ban Dân tộc HĐND tỉnh Thanh Giang',
    parents: ['HỘI ĐỒNG NHÂN DÂN', 'TỈNH THANH GIANG'],
    lines: ['BAN DÂN TỘC'],
  },
  front: {
    name: 'Ủy ban MTTQ Việt Nam tỉnh Thanh Giang',
    parents: ['ỦY BAN MẶT TRẬN', 'TỔ QUỐC VIỆT NAM'],
    lines: ['TỈNH THANH GIANG'],
  },
  agriculture: {
    name: 'Sở Nông nghiệp và Môi trường tỉnh Thanh Giang',
    parents: ['ỦY BAN NHÂN DÂN', 'TỈNH THANH GIANG'],
    lines: ['SỞ NÔNG NGHIỆP', 'VÀ MÔI TRƯỜNG'],
  },
  health: {
    name: 'Sở Y tế tỉnh Thanh Giang',
    parents: ['ỦY BAN NHÂN DÂN', 'TỈNH THANH GIANG'],
    lines: ['SỞ Y TẾ'],
  },
  court: {
    name: 'Tòa án nhân dân tỉnh Thanh Giang',
    parents: ['TÒA ÁN NHÂN DÂN', 'TỐI CAO'],
    lines: ['TÒA ÁN NHÂN DÂN', 'TỈNH THANH GIANG'],
  },
  procuracy: {
    name: 'Viện kiểm sát nhân dân tỉnh Thanh Giang',
    parents: ['VIỆN KIỂM SÁT', 'NHÂN DÂN TỐI CAO'],
    lines: ['VIỆN KIỂM SÁT NHÂN DÂN', 'TỈNH THANH GIANG'],
  },
};

interface Signer {
  readonly authority: readonly string[];
  /** Empty when the paper is a draft that is not signed yet. */
  readonly name: string;
}

export const SIGNERS: Readonly<Record<string, Signer>> = {
  councilDraft: { authority: ['CHỦ TỊCH'], name: '' },
  standing: { authority: ['TM. THƯỜNG TRỰC HĐND', 'CHỦ TỊCH'], name: 'Vũ Đình Khoát' },
  standingDeputy: {
    authority: ['TM. THƯỜNG TRỰC HĐND', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
    name: 'Trần Thị Hồng Vân',
  },
  people: { authority: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'], name: 'Đặng Quốc Tuyên' },
  peopleDeputy: {
    authority: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
    name: 'Phan Thị Ngọc Diệp',
  },
  legal: { authority: ['TM. BAN PHÁP CHẾ', 'TRƯỞNG BAN'], name: 'Nguyễn Trọng Bảo' },
  economy: { authority: ['TM. BAN KINH TẾ - NGÂN SÁCH', 'TRƯỞNG BAN'], name: 'Hoàng Công Lực' },
  culture: { authority: ['TM. BAN VĂN HÓA - XÃ HỘI', 'TRƯỞNG BAN'], name: 'Phạm Thị Thu Hiên' },
  ethnic: { authority: ['TM. BAN DÂN TỘC', 'TRƯỞNG BAN'], name: 'Giàng A Chứ' },
  front: {
    authority: ['TM. BAN THƯỜNG TRỰC', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH THƯỜNG TRỰC'],
    name: 'Hồ Sĩ Kiên',
  },
  agriculture: { authority: ['GIÁM ĐỐC'], name: 'Cao Văn Thuyên' },
  health: { authority: ['GIÁM ĐỐC'], name: 'Mai Thị Lan Phương' },
  court: { authority: ['CHÁNH ÁN'], name: 'Kiều Văn Thao' },
  procuracy: { authority: ['VIỆN TRƯỞNG'], name: 'Nguyễn Đức Lương' },
};

import type { FileKind } from '../../shared/domain/agenda.ts';

/** A paper of a dossier: its sources (content/*.txt, without the ending), oldest version first. */
interface AgendaFile {
  readonly title: string;
  readonly kind: FileKind;
  readonly sources: readonly string[];
}

interface AgendaEntry {
  readonly sitting: 'sang-09' | 'chieu-09' | 'sang-10' | 'chieu-10';
  readonly title: string;
  readonly rapporteur: string;
  readonly minutes: number;
  readonly files: readonly AgendaFile[];
}

export const SITTINGS = [
  { id: 'sang-09', title: 'Phiên thứ nhất - sáng 09/12/2026', day: '2026-12-09', from: '08:00', to: '11:45' },
  {
    id: 'chieu-09',
    title: 'Phiên thứ hai - chiều 09/12/2026',
    day: '2026-12-09',
    from: '13:30',
    to: '17:15',
  },
  { id: 'sang-10', title: 'Phiên thứ ba - sáng 10/12/2026', day: '2026-12-10', from: '07:30', to: '11:30' },
  { id: 'chieu-10', title: 'Phiên thứ tư - chiều 10/12/2026', day: '2026-12-10', from: '13:30', to: '16:45' },
] as const;

/** The name under which a source's scan is kept in scan/ instead of a text in content/. */
export const SCAN = '06-phan-bien-mttq';

const file = (title: string, kind: FileKind, ...sources: string[]): AgendaFile => ({ title, kind, sources });

export const AGENDA: readonly AgendaEntry[] = [
  {
    sitting: 'sang-09',
    title: 'Khai mạc kỳ họp; thông qua chương trình kỳ họp',
    rapporteur: 'Ông Vũ Đình Khoát, Chủ tịch HĐND tỉnh',
    minutes: 25,
    files: [
      file('Thông báo triệu tập Kỳ họp thứ tư', 'other', '01-thong-bao-trieu-tap'),
      file('Chương trình Kỳ họp thứ tư', 'other', '01-chuong-trinh'),
      file('Danh sách đại biểu HĐND tỉnh khóa XIX theo tổ đại biểu', 'other', '01-danh-sach-dai-bieu'),
    ],
  },
  {
    sitting: 'sang-09',
    title: 'Thông báo của Ủy ban MTTQ Việt Nam tỉnh về công tác tham gia xây dựng chính quyền năm 2026',
    rapporteur: 'Ông Hồ Sĩ Kiên, Phó Chủ tịch Thường trực Ủy ban MTTQ Việt Nam tỉnh',
    minutes: 15,
    files: [
      file('Thông báo về công tác tham gia xây dựng chính quyền năm 2026', 'other', '02-thong-bao-mttq'),
    ],
  },
  {
    sitting: 'sang-09',
    title: 'Tình hình kinh tế - xã hội năm 2026; kế hoạch phát triển kinh tế - xã hội năm 2027',
    rapporteur: 'Ông Đặng Quốc Tuyên, Chủ tịch UBND tỉnh',
    minutes: 40,
    files: [
      file(
        'Báo cáo tình hình kinh tế - xã hội năm 2026, kế hoạch năm 2027',
        'submission',
        '03-bao-cao-kinh-te-xa-hoi',
      ),
      file('Phụ lục: Hệ thống chỉ tiêu kinh tế - xã hội', 'annex', '03-phu-luc-chi-tieu'),
      file(
        'Dự thảo Nghị quyết về kế hoạch phát triển kinh tế - xã hội năm 2027',
        'draftResolution',
        '03-du-thao-nghi-quyet',
      ),
      file('Báo cáo thẩm tra của Ban Kinh tế - Ngân sách', 'verification', '03-bao-cao-tham-tra'),
    ],
  },
  {
    sitting: 'sang-09',
    title: 'Dự toán thu ngân sách nhà nước, thu, chi và phân bổ ngân sách địa phương năm 2027',
    rapporteur: 'Ông Nguyễn Hữu Trác, Giám đốc Sở Tài chính',
    minutes: 35,
    files: [
      file('Tờ trình về dự toán ngân sách năm 2027', 'submission', '04-to-trinh'),
      file('Dự thảo Nghị quyết về dự toán ngân sách năm 2027', 'draftResolution', '04-du-thao-nghi-quyet'),
      file('Phụ lục I: Cân đối thu, chi ngân sách năm 2027', 'annex', '04-phu-luc-thu-chi'),
      file('Phụ lục II: Dự toán ngân sách các xã, phường năm 2027', 'annex', '04-phu-luc-xa-phuong'),
      file('Báo cáo thẩm tra của Ban Kinh tế - Ngân sách', 'verification', '04-bao-cao-tham-tra'),
    ],
  },
  {
    sitting: 'sang-09',
    title: 'Kế hoạch đầu tư công năm 2027',
    rapporteur: 'Ông Nguyễn Hữu Trác, Giám đốc Sở Tài chính',
    minutes: 25,
    files: [
      file('Tờ trình về kế hoạch đầu tư công năm 2027', 'submission', '05-to-trinh'),
      file('Dự thảo Nghị quyết về kế hoạch đầu tư công năm 2027', 'draftResolution', '05-du-thao-nghi-quyet'),
      file('Phụ lục: Danh mục dự án và mức vốn năm 2027', 'annex', '05-phu-luc-du-an'),
      file('Báo cáo thẩm tra của Ban Kinh tế - Ngân sách', 'verification', '05-bao-cao-tham-tra'),
    ],
  },
  {
    sitting: 'sang-09',
    title: 'Sửa đổi, bổ sung Bảng giá đất trên địa bàn tỉnh, áp dụng từ ngày 01 tháng 01 năm 2027',
    rapporteur: 'Ông Cao Văn Thuyên, Giám đốc Sở Nông nghiệp và Môi trường',
    minutes: 40,
    files: [
      file('Tờ trình về Bảng giá đất', 'submission', '06-to-trinh'),
      file(
        'Dự thảo Nghị quyết quy định Bảng giá đất',
        'draftResolution',
        '06-du-thao-nghi-quyet-lan-1',
        '06-du-thao-nghi-quyet-lan-2',
      ),
      file('Phụ lục: Bảng giá đất tại 68 xã, phường', 'annex', '06-phu-luc-bang-gia-dat'),
      file('Báo cáo thẩm tra của Ban Kinh tế - Ngân sách', 'verification', '06-bao-cao-tham-tra'),
      file('Báo cáo giải trình, tiếp thu ý kiến thẩm tra', 'opinion', '06-giai-trinh-tiep-thu'),
      file('Kết quả phản biện xã hội của Ủy ban MTTQ Việt Nam tỉnh (bản chụp)', 'opinion', SCAN),
    ],
  },
  {
    sitting: 'chieu-09',
    title: 'Quy định mức hỗ trợ học phí và các khoản thu dịch vụ giáo dục từ năm học 2026 - 2027',
    rapporteur: 'Bà Tạ Thị Minh Nguyệt, Giám đốc Sở Giáo dục và Đào tạo',
    minutes: 20,
    files: [
      file('Tờ trình về mức hỗ trợ học phí', 'submission', '07-to-trinh'),
      file('Dự thảo Nghị quyết quy định mức hỗ trợ học phí', 'draftResolution', '07-du-thao-nghi-quyet'),
      file('Báo cáo thẩm tra của Ban Văn hóa - Xã hội', 'verification', '07-bao-cao-tham-tra'),
    ],
  },
  {
    sitting: 'chieu-09',
    title: 'Chính sách hỗ trợ phát triển nông nghiệp công nghệ cao, nông nghiệp hữu cơ giai đoạn 2027 - 2030',
    rapporteur: 'Ông Cao Văn Thuyên, Giám đốc Sở Nông nghiệp và Môi trường',
    minutes: 20,
    files: [
      file('Tờ trình về chính sách hỗ trợ nông nghiệp', 'submission', '08-to-trinh'),
      file('Dự thảo Nghị quyết về chính sách hỗ trợ nông nghiệp', 'draftResolution', '08-du-thao-nghi-quyet'),
      file('Báo cáo thẩm tra của Ban Kinh tế - Ngân sách', 'verification', '08-bao-cao-tham-tra'),
    ],
  },
  {
    sitting: 'chieu-09',
    title: 'Danh mục công trình, dự án phải thu hồi đất năm 2027',
    rapporteur: 'Ông Cao Văn Thuyên, Giám đốc Sở Nông nghiệp và Môi trường',
    minutes: 15,
    files: [
      file('Tờ trình về danh mục dự án phải thu hồi đất', 'submission', '09-to-trinh'),
      file(
        'Dự thảo Nghị quyết thông qua danh mục dự án phải thu hồi đất',
        'draftResolution',
        '09-du-thao-nghi-quyet',
      ),
      file('Phụ lục: Danh mục công trình, dự án', 'annex', '09-phu-luc-danh-muc'),
      file('Báo cáo thẩm tra của Ban Pháp chế', 'verification', '09-bao-cao-tham-tra'),
    ],
  },
  {
    sitting: 'chieu-09',
    title: 'Chính sách đối với người có uy tín và hỗ trợ nhà ở vùng đồng bào dân tộc thiểu số và miền núi',
    rapporteur: 'Ông Hứa Văn Kiên, Giám đốc Sở Dân tộc và Tôn giáo',
    minutes: 15,
    files: [
      file('Tờ trình về chính sách vùng dân tộc thiểu số', 'submission', '10-to-trinh'),
      file(
        'Dự thảo Nghị quyết về chính sách vùng dân tộc thiểu số',
        'draftResolution',
        '10-du-thao-nghi-quyet',
      ),
      file('Báo cáo thẩm tra của Ban Dân tộc', 'verification', '10-bao-cao-tham-tra'),
    ],
  },
  {
    sitting: 'chieu-09',
    title: 'Đặt tên, đổi tên một số tuyến đường tại các phường An Thịnh và Long Hải',
    rapporteur: 'Bà Phan Thị Ngọc Diệp, Phó Chủ tịch UBND tỉnh',
    minutes: 10,
    files: [
      file('Tờ trình về đặt tên, đổi tên đường', 'submission', '11-to-trinh'),
      file('Dự thảo Nghị quyết về đặt tên, đổi tên đường', 'draftResolution', '11-du-thao-nghi-quyet'),
      file('Phụ lục: Danh sách tuyến đường', 'annex', '11-phu-luc-ten-duong'),
    ],
  },
  {
    sitting: 'chieu-09',
    title: 'Báo cáo công tác năm 2026 của Tòa án nhân dân tỉnh và Viện kiểm sát nhân dân tỉnh',
    rapporteur:
      'Ông Kiều Văn Thao, Chánh án Tòa án nhân dân tỉnh; ông Nguyễn Đức Lương, Viện trưởng VKSND tỉnh',
    minutes: 20,
    files: [
      file('Báo cáo công tác của Tòa án nhân dân tỉnh', 'other', '12-bao-cao-toa-an'),
      file('Báo cáo công tác của Viện kiểm sát nhân dân tỉnh', 'other', '12-bao-cao-vien-kiem-sat'),
    ],
  },
  {
    sitting: 'chieu-09',
    title: 'Ý kiến, kiến nghị của cử tri và kết quả giải quyết',
    rapporteur: 'Bà Trần Thị Hồng Vân, Phó Chủ tịch HĐND tỉnh',
    minutes: 15,
    files: [
      file('Báo cáo tổng hợp ý kiến, kiến nghị của cử tri', 'other', '13-tong-hop-cu-tri'),
      file('Báo cáo kết quả giải quyết kiến nghị của cử tri', 'opinion', '13-ket-qua-giai-quyet'),
    ],
  },
  {
    sitting: 'chieu-09',
    title: 'Thảo luận tại tổ',
    rapporteur: '',
    minutes: 90,
    files: [file('Gợi ý nội dung thảo luận tại tổ', 'other', '14-goi-y-thao-luan')],
  },
  {
    sitting: 'sang-10',
    title: 'Báo cáo tổng hợp thảo luận tổ; thảo luận tại hội trường',
    rapporteur: 'Bà Đoàn Minh Thư, Thư ký kỳ họp',
    minutes: 60,
    files: [],
  },
  {
    sitting: 'sang-10',
    title: 'Chất vấn và trả lời chất vấn',
    rapporteur: 'Chủ tọa kỳ họp',
    minutes: 150,
    files: [
      file('Báo cáo tổng hợp nhóm vấn đề chất vấn', 'other', '16-nhom-van-de-chat-van'),
      file('Báo cáo trả lời chất vấn của Sở Nông nghiệp và Môi trường', 'opinion', '16-tra-loi-nong-nghiep'),
      file('Báo cáo trả lời chất vấn của Sở Y tế', 'opinion', '16-tra-loi-y-te'),
    ],
  },
  {
    sitting: 'chieu-10',
    title: 'Giám sát chuyên đề việc tổ chức trung tâm phục vụ hành chính công cấp xã',
    rapporteur: 'Ông Nguyễn Trọng Bảo, Trưởng Ban Pháp chế HĐND tỉnh',
    minutes: 25,
    files: [
      file('Báo cáo kết quả giám sát chuyên đề', 'other', '17-bao-cao-giam-sat'),
      file('Dự thảo Nghị quyết về kết quả giám sát chuyên đề', 'draftResolution', '17-du-thao-nghi-quyet'),
    ],
  },
  {
    sitting: 'chieu-10',
    title: 'Hoạt động của HĐND tỉnh năm 2026; chương trình giám sát năm 2027',
    rapporteur: 'Ông Lò Văn Thắng, Phó Chủ tịch HĐND tỉnh',
    minutes: 20,
    files: [
      file('Báo cáo hoạt động của HĐND tỉnh năm 2026', 'other', '18-bao-cao-hoat-dong'),
      file(
        'Dự thảo Nghị quyết về chương trình giám sát năm 2027',
        'draftResolution',
        '18-du-thao-nghi-quyet',
      ),
    ],
  },
  {
    sitting: 'chieu-10',
    title: 'Công tác nhân sự: bầu bổ sung Ủy viên Ủy ban nhân dân tỉnh (bỏ phiếu kín)',
    rapporteur: 'Ông Đặng Quốc Tuyên, Chủ tịch UBND tỉnh',
    minutes: 30,
    files: [file('Tờ trình giới thiệu nhân sự bầu bổ sung', 'submission', '19-to-trinh-nhan-su')],
  },
  {
    sitting: 'chieu-10',
    title: 'Ủy ban nhân dân tỉnh giải trình, tiếp thu ý kiến thảo luận của đại biểu',
    rapporteur: 'Ông Đặng Quốc Tuyên, Chủ tịch UBND tỉnh',
    minutes: 20,
    files: [],
  },
  {
    sitting: 'chieu-10',
    title: 'Biểu quyết thông qua các nghị quyết',
    rapporteur: 'Chủ tọa kỳ họp',
    minutes: 45,
    files: [],
  },
  {
    sitting: 'chieu-10',
    title: 'Bế mạc kỳ họp',
    rapporteur: 'Ông Vũ Đình Khoát, Chủ tịch HĐND tỉnh',
    minutes: 15,
    files: [file('Phát biểu bế mạc (dự kiến)', 'other', '22-phat-bieu-be-mac')],
  },
];

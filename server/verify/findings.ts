/** What can be wrong with a record, in Vietnamese and in English; the names are stable. */
export const FINDINGS = {
  notARecord: ['tệp không đúng định dạng hồ sơ', 'the file is not a record of the known form'],
  seqWrong: ['số thứ tự sự kiện không liên tục', 'the events are not numbered without gaps'],
  payloadChanged: ['nội dung sự kiện không khớp mã băm', "the event's content does not match its hash"],
  chainChanged: ['sự kiện không nối đúng vào chuỗi băm', 'the event does not continue the hash chain'],
  erased: [
    'nội dung cần cho việc kiểm tra đã bị xóa',
    'the content was erased and is needed for this verification',
  ],
  malformedEvent: ['sự kiện không đúng cấu trúc', 'the event is malformed'],
  unknownEvent: ['loại sự kiện không rõ', 'the type of the event is unknown'],
  headDiffers: [
    'đầu chuỗi được ký không phải là sự kiện cuối (hồ sơ bị cắt hoặc bị sửa)',
    'the signed head is not the last event (cut off or changed)',
  ],
  headSignature: [
    'chữ ký của máy chủ trên đầu chuỗi không đúng',
    "the server's signature of the head is not good",
  ],
  serverKeyDiffers: [
    'khóa máy chủ trong tệp không phải khóa đã công bố trong hồ sơ',
    "the file's server key is not the one the record declares",
  ],
  actorWrong: ['người thực hiện không có quyền', 'the actor was not entitled to it'],
  idTaken: ['mã đã được dùng trước đó', 'the id was already in use'],
  nothingNamed: ['sự kiện nêu điều không tồn tại', 'the event names something that does not exist'],
  deviceIdWrong: [
    'mã thiết bị không phải mã băm của khóa',
    "the device's id is not the hash of an Ed25519 key",
  ],
  enrolmentForged: [
    'thiết bị thứ hai trở đi có hiệu lực mà không có sự đồng ý hợp lệ',
    'a later device was made active without a good consent',
  ],
  approvalWrong: ['lượt xác nhận thiết bị không hợp lệ', 'the approval of the device is not valid'],
  sittingWrong: [
    'phiên họp không ở trạng thái cho phép việc này',
    'the sitting was not in a state that allows it',
  ],
  rulesMalformed: ['bộ quy tắc không hợp lệ', 'the rule pack is malformed'],
  seatsByHand: [
    'tổng số đại biểu bị đổi mà không có quyết định',
    'the total number of delegates was changed without a decision',
  ],
  substituteWrong: [
    'người dự thay không được phép hoặc không có tên',
    'a substitute that the rules do not allow, or without a name',
  ],
  notADelegate: ['người này không phải là đại biểu', 'this person is not a delegate'],
  versionWrong: [
    'văn bản biểu quyết không phải phiên bản mới nhất đã công bố',
    'the text is not the newest public version',
  ],
  textDiffers: [
    'mã băm văn bản khác với tệp trong hồ sơ',
    "the text's hash is not that of the file in the record",
  ],
  changedInVote: [
    'thay đổi bị cấm trong khi đang biểu quyết',
    'a change that is not allowed while a vote is open',
  ],
  voteNotCancelled: [
    'có phiên bản mới mà lượt biểu quyết không bị hủy',
    'a new version came and the open vote was not cancelled',
  ],
  termsWrong: [
    'điều kiện biểu quyết khác với hồ sơ lúc mở',
    'the terms of the vote differ from the record at its opening',
  ],
  electorateWrong: [
    'danh sách người được biểu quyết khác danh sách đại biểu lúc mở',
    'the electorate is not the delegates of the roster at the opening',
  ],
  noQuorum: ['không đủ số đại biểu cần có mặt', 'there was no quorum'],
  voteStateWrong: [
    'lượt biểu quyết không ở trạng thái cho phép việc này',
    'the vote was not in a state that allows it',
  ],
  ballotAfterClose: ['phiếu sau khi đã kết thúc biểu quyết', 'a ballot while the vote was not open'],
  notEntitled: ['người bỏ phiếu không có quyền biểu quyết', 'the voter is not in the electorate'],
  notHere: ['người bỏ phiếu không có mặt theo điểm danh', 'the voter was not here by the roll'],
  deviceNotActive: [
    'thiết bị ký phiếu không có hiệu lực lúc đó',
    'the signing device was not active at that time',
  ],
  deviceForeign: ['thiết bị ký phiếu là của người khác', "the signing device is another member's"],
  serialWrong: ['số lần của phiếu không tăng đúng', 'the serial of the ballot is out of turn'],
  ballotSignature: ['chữ ký của phiếu không đúng', 'the signature of the ballot is not good'],
  resultDiffers: ['kết quả ghi khác với kết quả đếm lại', 'the stated result differs from the recount'],
  floorTaken: ['hai người cùng có quyền phát biểu trong một phòng', 'two have the floor of one room'],
  requestWrong: [
    'đăng ký phát biểu không còn chờ hoặc không phải của người này',
    "the request to speak does not wait, or is not this speaker's",
  ],
  speechStateWrong: [
    'lượt phát biểu không ở trạng thái cho phép việc này',
    'the speech was not in a state that allows it',
  ],
  timeDiffers: ['thời gian ghi khác với thời gian tính lại', 'the stated time differs from the recount'],
  formWrong: [
    'hình thức biểu quyết hoặc người kiểm đếm không hợp lệ',
    'the form of the vote, or who counts it, is not valid',
  ],
  counterWrong: [
    'người nhập số không phải người kiểm đếm',
    'who entered the count is no counter of the vote',
  ],
  countTooHigh: [
    'số đếm vượt số đại biểu có mặt theo điểm danh',
    'the count is higher than the delegates who were here by the roll',
  ],
  countMissing: [
    'kết thúc khi hai người kiểm đếm chưa nhập số giống nhau',
    'closed although two counters had not entered the same',
  ],
  linkWrong: [
    'liên kết với lượt biểu quyết trước không đúng, hoặc thiếu lý do',
    'the link to the vote before is wrong, or has no reason',
  ],
  fallbackTorn: [
    'lượt bị chuyển hình thức không được tiếp nối ngay bằng lượt mới',
    'a vote that fell back is not followed at once by the new one',
  ],
  batchTorn: [
    'các lượt mở cùng một lần không còn nguyên vẹn',
    'votes that were opened in one go are not as they were',
  ],
  orderWrong: [
    'biểu quyết trước khi xong sửa đổi hoặc điều, khoản của cùng bản',
    'voted on before the amendments or clauses of the same version were decided',
  ],
  withdrawalWrong: [
    'nội dung được rút khi đang hoặc đã biểu quyết, hoặc thiếu lý do',
    'a motion was withdrawn although it was open or decided, or without a reason',
  ],
  motionWithdrawn: ['biểu quyết về nội dung đã được rút', 'a vote on a motion that was withdrawn'],
  resultIgnored: [
    'nội dung đã có kết quả lại được biểu quyết mà không liên kết với kết quả đó',
    'a motion with a result was voted on again without a link to that result',
  ],
  reminderWrong: [
    'danh sách được nhắc không phải những người có mặt chưa biểu quyết',
    'those reminded are not those who were here and silent',
  ],
  sheetWrong: ['nội dung phiếu không hợp lệ', 'the sheet of the poll is not sound'],
  followingWrong: [
    'lượt bỏ phiếu tiếp theo không khớp với kết quả của lượt trước',
    'the poll does not fit the result that it follows',
  ],
  tellersWrong: ['tổ kiểm phiếu không hợp lệ', 'the tellers are not allowed'],
  slipAfterClose: ['phiếu sau khi đã kết thúc bỏ phiếu', 'a slip while the poll was not open'],
  slipInvalid: ['phiếu không hợp lệ', 'the slip is not valid'],
  slipSignature: ['chữ ký của phiếu không đúng', 'the signature of the slip is not good'],
  countWrong: ['số liệu kiểm phiếu không hợp lệ', "the teller's count is not sound"],
  countsDiffer: ['kết thúc khi hai người kiểm đếm chưa khớp', 'closed although the two tellers do not agree'],
  countUnbalanced: ['số liệu kiểm phiếu không cân đối', 'the count does not add up'],
  slipResultDiffers: [
    'kết quả bỏ phiếu ghi khác với kết quả đếm lại',
    'the stated result of the poll differs from the recount',
  ],
  opinionWrong: ['phiếu lấy ý kiến không hợp lệ', 'the opinion sheet is not in order'],
  opinionLate: ['ý kiến sau thời hạn', 'an opinion after the deadline'],
  questionWrong: [
    'chất vấn không ở trạng thái cho phép việc này',
    'the question was not in a state that allows it',
  ],
  promiseWrong: ['lời hứa không hợp lệ hoặc không ở trạng thái cho phép', 'the promise is not in order'],
  discussionWrong: [
    'thảo luận tổ được chuẩn bị hoặc thay đổi không hợp lệ',
    'the discussion in groups was prepared or changed in a way that is not allowed',
  ],
  roomStateWrong: [
    'phòng thảo luận tổ không ở trạng thái cho phép việc này',
    "the group's room was not in a state that allows it",
  ],
  textWrong: [
    'bản ghi thảo luận tổ không nối tiếp bản trước, hoặc đã được duyệt',
    'the saved notes do not go on from those before, or are approved already',
  ],
  approvedTextDiffers: [
    'văn bản được duyệt hoặc công bố khác với văn bản trong hồ sơ',
    'what was approved or published is not what the record says was written',
  ],
  proxyWrong: ['ủy quyền biểu quyết không được phép', 'a proxy that the rules do not allow'],
  weightWrong: ['giá trị phiếu không hợp lệ', 'the weight of a vote is not allowed'],
  receiptMalformed: ['biên nhận không đúng định dạng', 'the receipt is malformed'],
  receiptForeign: ['biên nhận của kỳ họp khác', 'the receipt is of another session'],
  receiptSignature: [
    'biên nhận không mang chữ ký của khóa nào trong hồ sơ',
    'the receipt is signed by no key that the record declares',
  ],
  receiptMissing: [
    'phiếu có biên nhận không có trong hồ sơ',
    'the ballot of the receipt is not in the record',
  ],
  receiptChain: [
    'hồ sơ đã bị viết lại: chuỗi băm khác với biên nhận',
    'the record was rewritten: its chain differs from the receipt',
  ],
} as const satisfies Record<string, readonly [vi: string, en: string]>;

export type FindingCode = keyof typeof FINDINGS;

export interface Finding {
  readonly code: FindingCode;
  /** Number of the event; `null` when it is about the file as a whole. */
  readonly seq: number | null;
  /** Ids and numbers that it is about. */
  readonly detail: string;
}

/** Takes what does not fit, in the order in which it is met. */
export type Report = (code: FindingCode, seq: number | null, detail?: string) => void;

/** One sentence in Vietnamese and one in English. */
export function describeFinding({ code, seq, detail }: Finding): [vi: string, en: string] {
  const [vi, en] = FINDINGS[code];
  const about = detail === '' ? '' : ` (${detail})`;
  return seq === null
    ? [`${vi}${about}`, `${en}${about}`]
    : [`sự kiện ${seq}: ${vi}${about}`, `event ${seq}: ${en}${about}`];
}

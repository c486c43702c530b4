import { codeOf, DatabaseFault, StorageFull } from './store/faults.ts';

/** Why the server cannot start. */
export type StartFaultReason =
  | { readonly kind: 'badOption'; readonly detail: string }
  | { readonly kind: 'portTaken'; readonly port: number }
  | { readonly kind: 'portForbidden'; readonly port: number }
  | { readonly kind: 'addressUnknown'; readonly host: string }
  | { readonly kind: 'folderUnwritable'; readonly path: string }
  | { readonly kind: 'folderInUse'; readonly path: string }
  | { readonly kind: 'serverKeyBroken'; readonly path: string }
  | { readonly kind: 'tlsKeyBroken'; readonly path: string }
  | { readonly kind: 'tlsUnreadable'; readonly path: string }
  | { readonly kind: 'tlsExpired'; readonly path: string }
  | { readonly kind: 'tlsMismatch'; readonly cert: string; readonly key: string }
  | { readonly kind: 'sampleBroken'; readonly path: string; readonly detail: string };

export class StartFault extends Error {
  readonly reason: StartFaultReason;
  constructor(reason: StartFaultReason, cause?: unknown) {
    super(`cannot start: ${reason.kind}`, { cause });
    this.name = 'StartFault';
    this.reason = reason;
  }
}

/** One clear sentence in Vietnamese and one in English for whoever starts the server. */
export function describeStartFault(error: unknown): string {
  if (error instanceof StartFault) return describeReason(error.reason).join('\n');
  if (error instanceof DatabaseFault) return describeDatabase(error).join('\n');
  if (error instanceof StorageFull) {
    return both(
      'Ổ đĩa đã đầy: không ghi được dữ liệu của phòng họp. Hãy giải phóng dung lượng rồi khởi động lại.',
      'The disk is full: the data of the room cannot be written. Free some space and start again.',
    ).join('\n');
  }
  const detail = error instanceof Error ? error.message : String(error);
  return both(
    `Máy chủ không khởi động được vì một lỗi ngoài dự kiến: ${detail}`,
    `The server cannot start because of an unexpected error: ${detail}`,
  ).join('\n');
}

/** Names what the system said about listening on a port; other errors stay as they are. */
export function asListenFault(error: unknown, host: string, port: number): unknown {
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return new StartFault({ kind: 'portTaken', port }, error);
    case 'EACCES':
      return new StartFault({ kind: 'portForbidden', port }, error);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new StartFault({ kind: 'addressUnknown', host }, error);
    default:
      return error;
  }
}

function both(vi: string, en: string): [string, string] {
  return [vi, en];
}

function describeReason(reason: StartFaultReason): [string, string] {
  switch (reason.kind) {
    case 'badOption':
      return both(`Tùy chọn không hợp lệ: ${reason.detail}`, `Invalid option: ${reason.detail}`);
    case 'portTaken':
      return both(
        `Cổng ${reason.port} đang được chương trình khác sử dụng. Hãy chọn cổng khác bằng --port.`,
        `Port ${reason.port} is used by another program. Choose another one with --port.`,
      );
    case 'portForbidden':
      return both(
        `Hệ điều hành không cho phép dùng cổng ${reason.port}. Hãy chọn cổng từ 1024 trở lên bằng --port.`,
        `The system does not allow port ${reason.port}. Choose one from 1024 upwards with --port.`,
      );
    case 'addressUnknown':
      return both(
        `Máy này không có địa chỉ ${reason.host}. Hãy kiểm tra tùy chọn --host.`,
        `This computer does not have the address ${reason.host}. Check the option --host.`,
      );
    case 'folderUnwritable':
      return both(
        `Không ghi được vào thư mục dữ liệu ${reason.path}. Hãy kiểm tra đường dẫn và quyền ghi.`,
        `The data folder ${reason.path} cannot be written. Check the path and its permissions.`,
      );
    case 'folderInUse':
      return both(
        `Thư mục dữ liệu ${reason.path} đang được một máy chủ khác sử dụng. Hãy dừng máy chủ đó trước.`,
        `The data folder ${reason.path} is in use by another server. Stop that one first.`,
      );
    case 'serverKeyBroken':
      return both(
        `Khóa ký của máy chủ ${reason.path} bị hỏng hoặc không đọc được. Không có gì bị ghi đè; hãy khôi phục từ bản sao lưu. Nếu không còn bản sao, hãy chuyển tệp đi nơi khác để tạo khóa mới; hồ sơ sẽ ghi việc đổi khóa.`,
        `The server's signing key ${reason.path} is damaged or cannot be read. Nothing was overwritten; restore it from a backup. Without one, move the file away and a new key is made; the record will say that it changed.`,
      );
    case 'tlsKeyBroken':
      return both(
        `Khóa TLS ${reason.path} bị hỏng hoặc không đọc được. Không có gì bị ghi đè; hãy khôi phục từ bản sao lưu. Nếu chuyển tệp đi nơi khác, khóa mới sẽ được tạo và mọi thiết bị phải xác nhận lại phòng họp.`,
        `The TLS key ${reason.path} is damaged or cannot be read. Nothing was overwritten; restore it from a backup. If you move the file away, a new key is made and every device has to confirm the room again.`,
      );
    case 'tlsUnreadable':
      return both(
        `Không đọc được chứng chỉ hoặc khóa trong ${reason.path}. Cần tệp PEM, khóa không đặt mật khẩu.`,
        `There is no readable certificate or key in ${reason.path}. It must be a PEM file, the key without a passphrase.`,
      );
    case 'tlsExpired':
      return both(
        `Chứng chỉ ${reason.path} đã hết hạn. Hãy thay chứng chỉ mới, hoặc bỏ --cert và --key để dùng chứng chỉ riêng của phòng họp.`,
        `The certificate ${reason.path} has expired. Replace it, or leave out --cert and --key to use the room's own.`,
      );
    case 'tlsMismatch':
      return both(
        `Chứng chỉ ${reason.cert} và khóa ${reason.key} không khớp nhau. Hãy kiểm tra --cert và --key.`,
        `The certificate ${reason.cert} and the key ${reason.key} do not belong together. Check --cert and --key.`,
      );
    case 'sampleBroken':
      return both(
        `Không nhập được kỳ họp mẫu từ ${reason.path}: ${reason.detail}. Có thể khởi động với --no-sample.`,
        `The sample session in ${reason.path} cannot be imported: ${reason.detail}. Start with --no-sample if you like.`,
      );
  }
}

function describeDatabase({ kind, path }: DatabaseFault): [string, string] {
  switch (kind) {
    case 'damaged':
      return both(
        `Cơ sở dữ liệu ${path} bị hỏng. Không có gì bị ghi đè; hãy khôi phục từ bản sao lưu.`,
        `The database ${path} is damaged. Nothing was overwritten; restore it from a backup.`,
      );
    case 'newer':
      return both(
        `Cơ sở dữ liệu ${path} được tạo bởi phiên bản mới hơn. Hãy cập nhật phần mềm; không có gì bị thay đổi.`,
        `The database ${path} was written by a newer version. Update this program; nothing was changed.`,
      );
    case 'foreign':
      return both(
        `Tệp ${path} là cơ sở dữ liệu của chương trình khác. Hãy chọn thư mục dữ liệu khác bằng --data.`,
        `The file ${path} is the database of another program. Choose another data folder with --data.`,
      );
  }
}

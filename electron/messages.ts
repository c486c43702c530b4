/**
 * What the desktop says outside the page: Vietnamese first, English under it, since there the chosen
 * language is not known yet.
 */
export const MESSAGES = {
  unresponsive: {
    title: 'Ứng dụng không phản hồi',
    detail:
      'Có thể chờ thêm, hoặc mở lại cửa sổ. Những gì đã ghi trên máy này không bị mất.\n\n' +
      'The application does not respond. Wait, or open the window again. What was saved on this device is not lost.',
    buttons: ['Chờ thêm', 'Mở lại cửa sổ'],
  },
  crashed: {
    title: 'Cửa sổ đã dừng đột ngột',
    detail:
      'Những gì đã ghi trên máy này không bị mất.\n\n' +
      'The window stopped unexpectedly. What was saved on this device is not lost.',
    buttons: ['Mở lại cửa sổ', 'Thoát'],
  },
  roomCrashed: {
    title: 'Máy chủ phòng họp trên máy này đã dừng đột ngột',
    detail:
      'Hãy mở lại phòng họp từ màn hình tham gia. Những gì máy chủ đã xác nhận không bị mất.\n\n' +
      'The room server on this computer stopped unexpectedly. Start the room again from the sign-in screen. ' +
      'What it had confirmed is not lost.',
    buttons: ['Đóng'],
  },
  keyChanged: {
    title: 'Khóa bảo mật của phòng họp đã thay đổi',
    detail:
      'Ứng dụng không kết nối, vì có thể có máy khác đang giả làm phòng họp. Nội dung trên máy này vẫn đọc được. ' +
      'Hãy báo thư ký. Nếu phòng họp đúng là đã đổi máy chủ, hãy gỡ kỳ họp khỏi máy rồi vào lại bằng thẻ mới.\n\n' +
      'The security key of the room has changed. The application does not connect, since another computer may be ' +
      'posing as the room. What is on this device stays readable. Please tell the secretary. If the room really ' +
      'moved to another server, remove the session from this device and join again with a new card.',
    buttons: ['Đóng'],
  },
  keyStoreUnavailable: {
    title: 'Không mở được kho khóa của hệ thống',
    detail:
      'Bản lưu trên máy này được niêm phong bằng khóa của hệ thống. Hãy mở khóa hệ thống rồi thử lại, hoặc ' +
      'cất bản cũ sang bên và bắt đầu bản mới.\n\n' +
      'The system key store that seals the copy on this device does not open. Unlock it and try again, or set ' +
      'the old copy aside and begin a new one.',
    buttons: ['Thử lại', 'Bắt đầu bản mới', 'Thoát'],
  },
  unreadable: {
    title: 'Bản lưu trên máy này bị hỏng',
    detail:
      'Có thể cất bản hỏng sang bên và bắt đầu bản mới; tài liệu sẽ được tải lại từ phòng họp.\n\n' +
      'The copy on this device is damaged. It can be set aside and a new one begun; files are fetched from the ' +
      'room again.',
    buttons: ['Thử lại', 'Bắt đầu bản mới', 'Thoát'],
  },
  newerVersion: {
    title: 'Bản lưu trên máy này thuộc phiên bản mới hơn',
    detail:
      'Hãy cập nhật ứng dụng rồi mở lại.\n\n' +
      'A newer version of this application wrote the copy on this device. Update, then start again.',
    buttons: ['Thoát'],
  },
  failed: {
    title: 'Ứng dụng không khởi động được',
    detail:
      'Kiểm tra dung lượng đĩa và quyền ghi vào thư mục dữ liệu của ứng dụng.\n\n' +
      "The application could not start. Check the disk space and the rights on the application's data folder.",
    buttons: ['Thoát'],
  },
} as const;

export type Message = (typeof MESSAGES)[keyof typeof MESSAGES];

export const MENU_LABELS = {
  application: 'Ứng dụng',
  about: 'Giới thiệu',
  hide: 'Ẩn ứng dụng',
  quit: 'Thoát',
  edit: 'Sửa',
  undo: 'Hoàn tác',
  redo: 'Làm lại',
  cut: 'Cắt',
  copy: 'Sao chép',
  paste: 'Dán',
  selectAll: 'Chọn tất cả',
  view: 'Xem',
  fullscreen: 'Toàn màn hình',
  minimize: 'Thu nhỏ',
} as const;

/** Why a room did not start, where the server itself said nothing. */
export const ROOM_FAILURES = {
  late: 'Máy chủ phòng họp không sẵn sàng kịp. / The room server did not become ready in time.',
  ended: 'Máy chủ phòng họp đã dừng khi đang khởi động. / The room server ended while starting.',
} as const;

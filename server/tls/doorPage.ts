import { formatFingerprint } from '../../shared/protocol/pin.ts';

/** What the small page that stands before the secure address shows. */
export interface DoorPage {
  /** Address of the room, `https://host:port`, and the path asked for. */
  readonly secureUrl: string;
  /** Where the authority's certificate is downloaded, and its SHA-256 to compare; `null` where none is offered. */
  readonly authority: { readonly url: string; readonly fingerprint: string } | null;
  readonly nonce: string;
}

/** The page may run its own script, ask the secure address, and nothing else. */
export function doorPolicy({ secureUrl, nonce }: DoorPage): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    `connect-src ${new URL(secureUrl).origin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * Goes on to the room by itself where the browser trusts its certificate (the code in a join link's fragment
 * goes along), and says what to do where it does not. Vietnamese first.
 */
export function doorPage({ secureUrl, authority, nonce }: DoorPage): string {
  const secure = escaped(secureUrl);
  const certificate = authority === null ? '' : escaped(authority.url);
  const fingerprint = authority === null ? '' : formatFingerprint(authority.fingerprint);
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Phòng họp không giấy</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<main data-secure="${secure}">
<h1>Phòng họp không giấy</h1>
<p id="state" role="status">Đang mở kết nối bảo mật… <span lang="en">Opening the secure connection…</span></p>
<section lang="vi">
<h2>Cài chứng chỉ của phòng họp, một lần cho mỗi máy</h2>
${authority === null ? ASK_VI : `<p><a class="main" href="${certificate}">Tải chứng chỉ</a></p>${STEPS_VI}${compareVi(fingerprint)}`}
<p><a class="main" data-enter href="${secure}">Vào phòng họp</a></p>
<p class="soft">Chưa cài vẫn vào được: chọn “Nâng cao”, rồi “Tiếp tục truy cập”. Khi đó máy đọc và ghi được lúc có mạng, nhưng không mở lại được ứng dụng khi mất mạng.</p>
</section>
<section lang="en">
<h2>Install the room’s certificate, once on each device</h2>
${authority === null ? ASK_EN : `<p><a href="${certificate}">Download the certificate</a></p>${STEPS_EN}${compareEn(fingerprint)}`}
<p><a data-enter href="${secure}">Enter the room</a></p>
<p class="soft">It also works without: choose “Advanced”, then “Proceed”. The device then reads and writes while it is connected, but cannot open the application again without a network.</p>
</section>
</main>
<script nonce="${nonce}">${SCRIPT}</script>
</body>
</html>
`;
}

const STEPS_VI = `<ul>
<li><strong>iPad, iPhone</strong>: tải bằng Safari, mở Cài đặt → Đã tải về hồ sơ → Cài đặt; rồi Cài đặt chung → Giới thiệu → Cài đặt tin cậy chứng chỉ → bật.</li>
<li><strong>Android</strong>: Cài đặt → Bảo mật → Mã hóa và thông tin xác thực → Cài đặt chứng chỉ → Chứng chỉ CA → chọn tệp vừa tải.</li>
<li><strong>Windows</strong>: mở tệp vừa tải → Cài đặt chứng chỉ → Người dùng hiện tại → Tổ chức phát hành chứng chỉ gốc tin cậy.</li>
</ul>`;
const STEPS_EN = `<ul>
<li><strong>iPad, iPhone</strong>: download with Safari, open Settings → Profile Downloaded → Install; then General → About → Certificate Trust Settings → switch it on.</li>
<li><strong>Android</strong>: Settings → Security → Encryption &amp; credentials → Install a certificate → CA certificate → choose the downloaded file.</li>
<li><strong>Windows</strong>: open the downloaded file → Install Certificate → Current User → Trusted Root Certification Authorities.</li>
</ul>`;
const ASK_VI = '<p>Nếu trình duyệt báo kết nối không an toàn, xin hỏi thư ký kỳ họp.</p>';
const ASK_EN = '<p>If the browser says that the connection is not safe, please ask the secretary.</p>';

function compareVi(fingerprint: string): string {
  return `<h3>So dấu vân tay trước khi tin cậy</h3>
<p class="fingerprint" data-fingerprint>${fingerprint}</p>
<p>Đây là dấu vân tay SHA-256 của chứng chỉ. Xin so với dãy trên màn hình của thư ký; nếu khác, xin không cài và báo thư ký.</p>
<p class="soft">Trang này đi qua kết nối chưa mã hóa, nên chắc chắn nhất là so dãy mà máy hiện trong phần chi tiết của chứng chỉ vừa tải.</p>`;
}

function compareEn(fingerprint: string): string {
  return `<h3>Compare the fingerprint before you trust it</h3>
<p class="fingerprint">${fingerprint}</p>
<p>This is the SHA-256 fingerprint of the certificate. Please compare it with the one on the secretary’s screen; if it differs, do not install it and tell the secretary.</p>
<p class="soft">This page comes over an unencrypted connection, so it is safest to compare what your device shows in the details of the downloaded certificate.</p>`;
}

const SCRIPT = `
const secure = document.querySelector('main').dataset.secure;
const target = secure + location.hash;
for (const link of document.querySelectorAll('[data-enter]')) link.href = target;
fetch(new URL('/healthz', secure), { mode: 'no-cors', cache: 'no-store' }).then(
  () => location.replace(target),
  () => { document.getElementById('state').textContent =
    'Máy này chưa tin cậy chứng chỉ của phòng họp. / This device does not trust the room’s certificate yet.'; },
);
`;

const STYLE = `
:root { color-scheme: light dark; }
body { margin: 0; font: 1.125rem/1.6 system-ui, sans-serif; background: #faf8f4; color: #23211d; }
main { max-width: 42rem; margin: 0 auto; padding: 2rem 1.25rem; }
h1 { font-size: 1.75rem; line-height: 1.2; } h2 { font-size: 1.25rem; margin-top: 2rem; } h3 { font-size: 1.125rem; margin: 1.5rem 0 0; }
.fingerprint { margin: 0.5rem 0; font: 600 1.0625rem/1.7 ui-monospace, monospace; max-width: 31rem; }
a { color: #1d4f7c; } li { margin: 0.5rem 0; } .soft { color: #5d5850; }
a.main { display: inline-block; padding: 0.6rem 1.4rem; border-radius: 0.5rem; background: #1d4f7c; color: #fff; text-decoration: none; font-weight: 600; }
section + section { border-top: 1px solid #d9d3c7; margin-top: 2rem; }
@media (prefers-color-scheme: dark) {
  body { background: #1b1a18; color: #ece8e0; } a { color: #8fc1ee; } .soft { color: #b3ada2; }
  a.main { background: #8fc1ee; color: #10202e; } section + section { border-color: #3a3732; }
}
`;

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

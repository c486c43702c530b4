const SEATS = [
  'translate(11.5 38) rotate(-68)',
  'translate(18.5 24) rotate(-34)',
  'translate(32 18.5)',
  'translate(45.5 24) rotate(34)',
  'translate(52.5 38) rotate(68)',
];

/** Sheets laid out like the seats of a council. Decorative: the product's name stands beside it. */
export function Emblem({ size = 40 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 64 64" aria-hidden="true" focusable="false">
      <rect width="64" height="64" rx="14" fill="#1e4278" />
      {SEATS.map((place) => (
        <rect key={place} x="-5" y="-6.5" width="10" height="13" rx="1.6" transform={place} fill="#fdfbf6" />
      ))}
      <rect x="22" y="34" width="20" height="20" rx="2.6" fill="#fdfbf6" />
      <path
        d="M26 46.5c2.5-4.2 4.4-4.2 4.7-1.7.4 2.5 3 1.7 6.3-2.6"
        fill="none"
        stroke="#1e4278"
        strokeWidth="2.2"
        strokeLinecap="round"
      />
    </svg>
  );
}

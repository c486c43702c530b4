import { useCallback, useState } from 'react';

/** By what is printed on one A4 page: four slips, two, or one that may go on over several pages. */
export const FORMATS = ['a6', 'a5', 'a4'] as const;
export type SlipFormat = (typeof FORMATS)[number];

const PER_PAGE: Readonly<Record<SlipFormat, number>> = { a6: 4, a5: 2, a4: 1 };

export function perPage(format: SlipFormat): number {
  return PER_PAGE[format];
}

/**
 * The size of the slips: A5 where they fit on it, else A4, unless somebody chooses. `measured` goes to one slip; what
 * would be cut off there is said, and must not be printed.
 */
export function useSlipFormat() {
  const [chosen, setChosen] = useState<SlipFormat | null>(null);
  const [tooLongFor, setTooLongFor] = useState<ReadonlySet<SlipFormat>>(new Set());
  const format: SlipFormat = chosen ?? (tooLongFor.has('a5') ? 'a4' : 'a5');
  const measured = useCallback(
    (slip: HTMLElement | null) => {
      if (slip === null || format === 'a4') return;
      const look = () => {
        // A pixel more is a matter of rounding.
        if (slip.scrollHeight <= slip.clientHeight + 1) return;
        setTooLongFor((before) => (before.has(format) ? before : new Set([...before, format])));
      };
      const observer = new ResizeObserver(look);
      for (const part of [slip, ...slip.children]) observer.observe(part);
      return () => observer.disconnect();
    },
    [format],
  );
  return { format, overflows: tooLongFor.has(format), choose: setChosen, measured };
}

/** How long one page of a long result is shown in the hall. */
const PAGE_MILLISECONDS = 8000;

/** Which page of so many rows is shown at this time: the same on every display. */
export function pageAt(
  now: number,
  rows: number,
  size: number,
): { readonly page: number; readonly pages: number } {
  const pages = Math.max(1, Math.ceil(rows / size));
  return { page: Math.floor(now / PAGE_MILLISECONDS) % pages, pages };
}

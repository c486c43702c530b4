/** A title is one line of the record, however it was typed or pasted. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

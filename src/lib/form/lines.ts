/** The lines of a text that hold something, spaces made one; of lines that are alike the last writing, in the place of the first. */
export function linesOf(text: string, something = /\S/): string[] {
  const lines = text.split('\n').map((line) => line.replace(/\s+/g, ' ').trim());
  return [...new Map(lines.filter((line) => something.test(line)).map((line) => [alike(line), line])).values()];
}

/** The same words, whatever their capitals, accents, spaces and the stop at their end. */
export const alike = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s.,;:!?'"’]+/g, ' ')
    .trim();

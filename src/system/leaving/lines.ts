/**
 * The lines of bytes that come in pieces. Only LF ends a line: the characters U+2028 and U+2029, which Node's own reader of lines takes for
 * an end too, stand unescaped in what people write. Throws what `tooLong` makes when a line is longer than `most` bytes; `cutOff` when
 * the last one does not end.
 */
export async function* linesIn(
  parts: AsyncIterable<Buffer>,
  { most, tooLong, cutOff }: { most: number; tooLong: () => Error; cutOff: () => Error },
): AsyncGenerator<string> {
  let [rest, held]: [Buffer[], number] = [[], 0];
  for await (const part of parts) {
    let from = 0;
    for (let end = part.indexOf(10, from); end >= 0; end = part.indexOf(10, from)) {
      yield Buffer.concat([...rest, part.subarray(from, end)]).toString('utf8');
      [rest, held, from] = [[], 0, end + 1];
    }
    held += part.length - from;
    if (held > most) throw tooLong();
    if (from < part.length) rest.push(part.subarray(from));
  }
  if (held > 0) throw cutOff();
}

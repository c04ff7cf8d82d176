import { buffer } from 'node:stream/consumers';
import { parse } from 'node-html-parser';
import { fromBuffer } from 'yauzl';

/** The rows of the sheet that begins with a column of this name, as they stand in an OpenDocument spreadsheet: what is shown and what is computed with. */
export async function rowsOfSheet(file: Buffer, column: string): Promise<string[][]> {
  const content = parse(await entryOf(file, 'content.xml'));
  const [sheet, ...more] = content
    .querySelectorAll('table\\:table')
    .filter((one) => one.querySelector('table\\:table-cell')?.text.trim() === column);
  if (!sheet || more.length > 0) throw new Error(`There are ${1 + more.length} sheets that begin with ${column}`);
  return sheet
    .querySelectorAll('table\\:table-row')
    .slice(1)
    .map((row) =>
      row.querySelectorAll('table\\:table-cell').map((cell) => {
        const [shown, counted] = [cell.text.trim(), cell.getAttribute('office:value')];
        if (counted !== undefined && counted !== shown) throw new Error(`A cell shows ${shown} and holds ${counted}`);
        return shown;
      }),
    );
}

function entryOf(file: Buffer, name: string): Promise<string> {
  return new Promise((found, failed) => {
    fromBuffer(file, { lazyEntries: true }, (error, zip) => {
      if (error) return failed(error);
      zip.on('entry', (entry: { fileName: string }) => {
        if (entry.fileName !== name) return zip.readEntry();
        zip.openReadStream(entry as never, (error, stream) => {
          if (error) return failed(error);
          buffer(stream).then((bytes) => found(bytes.toString('utf8')), failed);
        });
      });
      zip.on('end', () => failed(new Error(`There is no ${name} in it`)));
      zip.on('error', failed);
      zip.readEntry();
    });
  });
}

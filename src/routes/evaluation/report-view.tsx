import { DataTable } from '#lib/ui/data-table.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { directionOf } from '#lib/words/languages.ts';
import type { Block, Line, ReportPart } from './report.ts';

/** The parts of a report as a page. */
export function ReportView({ parts }: { parts: ReportPart[] }) {
  return (
    <>
      {parts.map((part) => (
        <section key={part.id} class="kring-report__part">
          {part.level === 2 ? <h2 id={part.id}>{part.heading}</h2> : <h3 id={part.id}>{part.heading}</h3>}
          {part.blocks.map((block, nth) => (
            <BlockView key={nth} block={block} />
          ))}
        </section>
      ))}
    </>
  );
}

function BlockView({ block }: { block: Block }) {
  if (block.kind === 'text')
    return (
      <p>
        <LineView {...block} />
      </p>
    );
  if (block.kind === 'facts')
    return (
      <dl class="kring-promise">
        {block.facts.map(({ name, is }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <LineView {...is} />
            </dd>
          </div>
        ))}
      </dl>
    );
  if (block.kind === 'table')
    return (
      <DataTable
        caption={block.caption}
        columns={block.columns.map((label, nth) => ({ label, number: nth > 0 }))}
        rows={block.rows.map((cells, nth) => ({ id: String(nth), cells: cells.map((cell) => <LineView {...cell} />) }))}
      />
    );
  return (
    <ul class="kring-report__list">
      {block.items.map(({ line, more }, nth) => (
        <li key={nth}>
          <p>
            <LineView {...line} />
          </p>
          {more.length > 0 && (
            <ul>
              {more.map((one, at) => (
                <li key={at}>
                  <LineView {...one} />
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}

function LineView({ text, href, lang }: Line) {
  const frame = useFrame();
  const other = lang && lang !== frame.lang ? { lang, dir: directionOf(lang) } : {};
  return href ? (
    <a href={href} {...other}>
      {text}
    </a>
  ) : (
    <span class="kring-lines" {...other}>
      {text}
    </span>
  );
}

import { renderToString } from 'preact-render-to-string';
import { directionOf } from '#lib/words/languages.ts';
import type { Block, ReportPart } from '../evaluation/report.ts';

type Told = { title: string; about: string; lang: Parameters<typeof directionOf>[0] };

/** The portfolio as one page that stands by itself, on any device and without a connection: no script, no picture, nothing from elsewhere. */
export function portfolioFile(parts: ReportPart[], { title, about, lang }: Told): string {
  return `<!doctype html>${renderToString(
    <html lang={lang} dir={directionOf(lang)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
      </head>
      <body>
        <main>
          <h1>{title}</h1>
          <p>{about}</p>
          {parts.map((part) => (
            <section key={part.id} aria-labelledby={part.id}>
              {part.level === 2 ? <h2 id={part.id}>{part.heading}</h2> : <h3 id={part.id}>{part.heading}</h3>}
              {part.blocks.map((block, nth) => (
                <InFile key={nth} block={block} />
              ))}
            </section>
          ))}
        </main>
      </body>
    </html>,
  )}\n`;
}

function InFile({ block }: { block: Block }) {
  if (block.kind === 'list')
    return (
      <ul>
        {block.items.map(({ line }) => (
          <li key={line.text}>{line.text}</li>
        ))}
      </ul>
    );
  if (block.kind !== 'text') return null;
  const lines = block.text.split('\n');
  return (
    <p dir="auto">
      {lines.map((line, nth) => (
        <>
          {nth > 0 && <br />}
          {line}
        </>
      ))}
    </p>
  );
}

import { useFrame } from './frame.tsx';

const letters = 'atkinson-hyperlegible-next';
const lettersOf: Record<string, string[]> = {
  nl: ['latin'],
  en: ['latin'],
  tr: ['latin', 'pl-tr'],
  pl: ['latin', 'pl-tr'],
};

type HeadProps = { title: string; neutral?: boolean; inside?: boolean; islands?: string[]; refreshes?: number };

/** What a browser reads before the page: nothing inline, nothing from elsewhere. */
export function Head({ title, neutral, inside, islands = [], refreshes }: HeadProps) {
  const { assets, lang, theme } = useFrame();
  const files = (lettersOf[lang] ?? []).flatMap((part) => [`${letters}-${part}-400-normal.woff2`, `${letters}-${part}-700-normal.woff2`]);
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      {neutral && <meta name="robots" content="noindex" />}
      <meta name="color-scheme" content="light dark" />
      {files.map((file) => (
        <link key={file} rel="preload" as="font" type="font/woff2" crossorigin="anonymous" href={assets(file)} />
      ))}
      <link rel="stylesheet" href={assets('kring.css')} />
      {inside && <link rel="stylesheet" href={assets('inside.css')} />}
      {theme && <link rel="stylesheet" href={theme.href} />}
      {refreshes && (
        <noscript>
          <meta http-equiv="refresh" content={String(refreshes)} />
        </noscript>
      )}
      {islands.map((name) => (
        <script key={name} type="module" src={assets(`${name}.js`)} />
      ))}
    </head>
  );
}

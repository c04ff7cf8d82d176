import { Button, Buttons } from '#lib/ui/button.tsx';
import type { PrintStep, Sheet } from '#system/toolkit/method.ts';
import type { Here } from '../door.ts';
import { methodsPath } from './here.ts';
import type { Starting } from './method-page.tsx';

/** What is printed for this card: each sheet opens. */
export function PrintPart({ c, method, main }: Starting) {
  const { words } = c.var;
  const sheets = method.steps.filter((step): step is PrintStep => step.engine === 'print');
  return (
    <Buttons>
      {sheets.map(({ sheet }) => (
        <Button key={sheet} kind={main ? 'act' : 'quiet'} href={sheetPath(c, method.id, sheet)}>
          {words(`methods.ui.start.print.${sheet}`)}
        </Button>
      ))}
    </Buttons>
  );
}

const sheetPath = (c: Here, method: string, sheet: Sheet): string =>
  ({
    poster: `/circles/${c.var.circle.slug}/card`,
    storyCards: `/circles/${c.var.circle.slug}/cards`,
    own: `${methodsPath(c)}/${method}/sheet`,
    exhibition: `/circles/${c.var.circle.slug}/exhibition`,
  })[sheet];

import type { Model } from '#system/models/model.ts';
import type { ModelHere } from '#system/models/models.server.ts';
import type { Here } from '../door.ts';
import { modelsPath } from './here.server.ts';

/** Above every page of a model: which one it is, and what it is about. */
export function AboutModel({ c, kept, model }: { c: Here; kept: ModelHere; model: Model }) {
  const { words, circle } = c.var;
  return (
    <p class="kring-not-printed">
      <a href={modelsPath(c)}>{words('models.title')}</a> · <span>{words(`models.kind.${model.key}`)}</span> ·{' '}
      <a href={modelsPath(c, `/${kept.id}`)} lang={kept.about === null ? undefined : circle.language} dir="auto">
        {kept.about ?? words('models.hidden')}
      </a>
    </p>
  );
}

const tool = 'COSMOS, Newcastle Living Lab (MIT)';

/** Where the questions of a model come from: what is not of CoSIE says so. */
export const sourceOf = (c: Here, { source }: Model): string => c.var.words(`models.source.${source}`, { tool });

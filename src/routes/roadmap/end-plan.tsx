import { Button, Buttons } from '#lib/ui/button.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import type { OwnStar } from '#system/roadmap/plans.server.ts';

/** For who made a plan, and for stewards: it was done, or nobody plans it any more. */
export function EndPlan({ plan }: { plan: OwnStar }) {
  const { words, path } = useFrame();
  const about = (said: string) => `${said}: ${plan.text ?? words('roadmap.hidden')}`;
  return (
    <Form action={`${path}/plans/${plan.id}`}>
      <Buttons>
        <Button kind="quiet" name="how" value="done" label={about(words('roadmap.plan.done'))}>
          {words('roadmap.plan.done')}
        </Button>
        <Button kind="quiet" name="how" value="laid down" label={about(words('roadmap.plan.layDown'))}>
          {words('roadmap.plan.layDown')}
        </Button>
      </Buttons>
    </Form>
  );
}

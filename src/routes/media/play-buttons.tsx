import { useFrame } from '#lib/ui/frame.tsx';

/** Buttons for who writes while listening: play and pause, five seconds back, the moment into the text. Shown by the island `play`. */
export function PlayButtons({ medium }: { medium: string }) {
  const { words } = useFrame();
  const plain = 'nl-button nl-button--secondary kring-button';
  return (
    <p class="kring-buttons" hidden data-player={`medium-${medium}`} data-into="words">
      <button type="button" class={plain} data-player-toggle>
        <span class="nl-button__label">{words('media.play')}</span>
      </button>
      <button type="button" class={plain} data-player-back>
        <span class="nl-button__label">{words('media.play.back')}</span>
      </button>
      <button type="button" class={plain} data-player-mark>
        <span class="nl-button__label">{words('media.play.mark')}</span>
      </button>
    </p>
  );
}

import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { NamedFile } from '../../app/library/clip-opening';
import { Button } from '../controls/button';
import { canSaveAs, canShare, saveAs, share, type Outcome } from './save-as';
import './save-buttons.css';

/** Other ways for a video to go than a download, as far as the browser has them. */
export function SaveButtons({ named }: { readonly named: NamedFile }): JSX.Element | null {
  const [told, setTold] = useState('');
  const [problem, setProblem] = useState('');
  const [isSaving, isSharing] = [canSaveAs(), canShare(named)];
  if (!isSaving && !isSharing) return null;

  async function tell(attempt: Promise<Outcome>, done: string): Promise<void> {
    const outcome = await attempt;
    setTold(outcome.kind === 'done' ? done : '');
    setProblem(outcome.kind === 'failed' ? outcome.problem : '');
  }

  return (
    <div class="save-buttons" role="group" aria-label="Save or share">
      {isSaving && (
        <Button icon="download" testId="save-as" onPress={() => void tell(saveAs(named), 'Saved.')}>
          Save as…
        </Button>
      )}
      {isSharing && (
        <Button icon="share" testId="share" onPress={() => void tell(share(named), 'Shared.')}>
          Share…
        </Button>
      )}
      <p class="field-hint" role="status">
        {told}
      </p>
      {problem && (
        <p class="field-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

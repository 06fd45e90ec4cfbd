import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import './still-life.css';

/** An ornament that says what the tool does: a print whose water and cloud move. */
export function StillLife(): JSX.Element {
  const clipId = useId();
  return (
    <svg class="still-life" viewBox="0 0 240 160" aria-hidden="true" focusable="false">
      <defs>
        <clipPath id={clipId}>
          <rect x="14" y="14" width="212" height="132" rx="2" />
        </clipPath>
      </defs>
      <rect
        width="240"
        height="160"
        rx="5"
        fill="var(--paper-raised)"
        stroke="var(--line)"
        stroke-width="1.5"
      />
      <g clip-path={`url(#${clipId})`}>
        <rect x="14" y="14" width="212" height="132" fill="var(--accent-soft)" />
        <circle cx="168" cy="56" r="17" fill="var(--accent)" />
        <path
          class="cloud"
          d="M48 46c2-9 14-11 19-4 7-5 17-1 17 6 6 0 8 8 1 9H46c-8 0-7-10 2-11z"
          fill="var(--cloud)"
        />
        <path
          d="M0 100l46-40 30 26 34-38 44 44 26-18 60 30v20H0z"
          fill="var(--ink-soft)"
          opacity="0.55"
        />
        <path d="M0 104l40-14 50 10 60-12 40 10 60-8v14H0z" fill="var(--ink-soft)" />
        <rect x="0" y="102" width="240" height="50" fill="var(--paper-sunken)" />
        <g fill="none" stroke-linecap="round" stroke-width="2.5">
          <path
            class="water-far"
            d="M0 113c10-5 20 5 30 0s20 5 30 0 20 5 30 0 20 5 30 0 20 5 30 0 20 5 30 0 20 5 30 0 20 5 30 0"
            stroke="var(--line-strong)"
          />
          <path
            class="water-near"
            d="M-20 126c14-7 28 7 42 0s28 7 42 0 28 7 42 0 28 7 42 0 28 7 42 0 28 7 42 0 28 7 42 0"
            stroke="var(--accent)"
          />
          <path
            class="water-far"
            d="M-10 139c16-8 32 8 48 0s32 8 48 0 32 8 48 0 32 8 48 0 32 8 48 0 32 8 48 0"
            stroke="var(--line-strong)"
          />
        </g>
      </g>
    </svg>
  );
}

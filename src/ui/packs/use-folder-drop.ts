import { useRef, useState } from 'preact/hooks';
import type { PickedFile } from '../../contract/packs-api';
import { readDroppedFiles } from './dropped-files';

type DragHandler = (event: DragEvent) => void;

/** Takes a folder that is dropped on an element; the page below it does not hear of it. */
export function useFolderDrop(onFiles: (files: readonly PickedFile[]) => void): {
  readonly isOver: boolean;
  readonly handlers: {
    readonly onDragEnter: DragHandler;
    readonly onDragOver: DragHandler;
    readonly onDragLeave: DragHandler;
    readonly onDrop: DragHandler;
  };
} {
  const [isOver, setOver] = useState(false);
  // Entering a child fires before leaving its parent: count, to know when the whole is left.
  const depthRef = useRef(0);
  const take = (event: DragEvent, change: number): void => {
    event.preventDefault();
    event.stopPropagation();
    depthRef.current += change;
    setOver(depthRef.current > 0);
  };
  return {
    isOver,
    handlers: {
      onDragEnter: (event) => take(event, 1),
      onDragOver: (event) => take(event, 0),
      onDragLeave: (event) => take(event, -1),
      onDrop(event) {
        take(event, -depthRef.current);
        const { dataTransfer } = event;
        if (dataTransfer) void readDroppedFiles(dataTransfer).then(onFiles);
      },
    },
  };
}

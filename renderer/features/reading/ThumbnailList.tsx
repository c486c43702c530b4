import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenDocument } from '../../pdf/openDocument.ts';
import type { PageViewer } from '../../pdf/PageViewer.ts';
import { Thumbnails } from '../../pdf/Thumbnails.ts';
import { useSignal } from '../../room/RoomContext.tsx';
import classes from './reading.module.css';

interface ThumbnailListProps {
  readonly document: OpenDocument;
  readonly viewer: PageViewer;
}

const WIDTH = 132;

/** Small pictures of the pages; only those in sight are drawn and kept. */
export function ThumbnailList({ document, viewer }: ThumbnailListProps) {
  const { t } = useTranslation('reading');
  const { page, pages } = useSignal(viewer.state);
  const list = useRef<HTMLOListElement>(null);
  const [startPage] = useState(page);

  useEffect(() => {
    const root = list.current;
    if (root === null) return;
    const thumbnails = new Thumbnails(document.pdf, WIDTH);
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const canvas = target.querySelector('canvas');
          const number = Number((target as HTMLElement).dataset['page']);
          if (canvas === null) continue;
          if (isIntersecting) thumbnails.draw(number, canvas);
          else thumbnails.forget(number, canvas);
        }
      },
      { root, rootMargin: '300px' },
    );
    for (const item of root.children) observer.observe(item);
    root.children[startPage - 1]?.scrollIntoView({ block: 'center' });
    return () => {
      observer.disconnect();
      thumbnails.close();
    };
  }, [document, pages, startPage]);

  return (
    <ol ref={list} className={classes.thumbnails}>
      {Array.from({ length: pages }, (_unused, index) => (
        <li key={index} data-page={index + 1}>
          <button
            type="button"
            aria-label={t('panel.page', { page: index + 1 })}
            aria-current={page === index + 1 ? 'page' : undefined}
            onClick={() => viewer.goToPage(index + 1)}
          >
            <span className={classes.thumbnailSheet}>
              <canvas width={0} height={0} />
            </span>
            <span>{index + 1}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}

import { Box, ButtonGroup, IconButton } from '@mui/material';
import MarksIcon from '@mui/icons-material/DocumentScannerOutlined';
import FitIcon from '@mui/icons-material/FitScreenOutlined';
import LeftIcon from '@mui/icons-material/RotateLeftOutlined';
import RightIcon from '@mui/icons-material/RotateRightOutlined';
import InIcon from '@mui/icons-material/ZoomInOutlined';
import OutIcon from '@mui/icons-material/ZoomOutOutlined';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../../components/StateMessage';
import type { ReadFieldValue } from '../../../../shared/api/voucherChecks';
import { ImageMarks } from './ImageMarks';
import { useImageView } from './useImageView';

const zoomStep = 1.4;

/** A picture to look at closely: wheel, pinch and buttons zoom, dragging moves, a double click fits. */
export function ImageViewer({
  url,
  name,
  marks,
}: {
  url: string;
  name: string;
  /** What was read from it, to be framed. */
  marks: readonly ReadFieldValue[];
}) {
  const { t } = useTranslation('atencion');
  const [broken, setBroken] = useState(false);
  const [marksShown, setMarksShown] = useState(true);
  const { frameRef, view, loaded, onLoad, handlers, zoom, rotate, fit } = useImageView();
  if (broken) return <ErrorState title={t('image.failed')} text={t('image.unreadable')} />;
  const buttons: { label: string; Icon: typeof InIcon; run: () => void; pressed?: boolean }[] = [
    { label: t('image.zoomIn'), Icon: InIcon, run: () => zoom(zoomStep) },
    { label: t('image.zoomOut'), Icon: OutIcon, run: () => zoom(1 / zoomStep) },
    { label: t('image.fit'), Icon: FitIcon, run: fit },
    { label: t('image.left'), Icon: LeftIcon, run: () => rotate(-1) },
    { label: t('image.right'), Icon: RightIcon, run: () => rotate(1) },
    ...(marks.length === 0
      ? []
      : [
          {
            label: t('image.marks'),
            Icon: MarksIcon,
            run: () => setMarksShown((shown) => !shown),
            pressed: marksShown,
          },
        ]),
  ];
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }}>
      <Box
        ref={frameRef}
        {...handlers}
        sx={{
          ...{ position: 'relative', flex: 1, minHeight: 0, overflow: 'hidden' },
          ...{ borderRadius: 1, bgcolor: (theme) => theme.campana.sunken },
          ...{ cursor: 'grab', touchAction: 'none', '&:active': { cursor: 'grabbing' } },
        }}
      >
        <Box
          sx={{
            ...{ position: 'absolute', left: '50%', top: '50%', width: 'max-content' },
            ...{ userSelect: 'none', visibility: loaded ? 'visible' : 'hidden' },
          }}
          style={{
            transform: `translate(-50%, -50%) translate(${view.x}px, ${view.y}px) scale(${view.scale}) rotate(${view.rotation}deg)`,
          }}
        >
          <Box
            component="img"
            src={url}
            alt={name}
            draggable={false}
            onLoad={onLoad}
            onError={() => {
              setBroken(true);
            }}
            sx={{ display: 'block', maxWidth: 'none' }}
          />
          <ImageMarks fields={marksShown ? marks : []} scale={view.scale} />
        </Box>
      </Box>
      <ButtonGroup aria-label={t('image.tools')} sx={{ alignSelf: 'center', mt: 0.5 }}>
        {buttons.map(({ label, Icon, run, pressed }) => (
          <IconButton
            key={label}
            aria-label={label}
            aria-pressed={pressed}
            title={label}
            color={pressed === true ? 'primary' : 'default'}
            onClick={run}
          >
            <Icon />
          </IconButton>
        ))}
      </ButtonGroup>
    </Box>
  );
}

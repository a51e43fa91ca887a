import { Box, Link, Typography } from '@mui/material';
import AudioIcon from '@mui/icons-material/AudiotrackOutlined';
import ReactionIcon from '@mui/icons-material/AddReactionOutlined';
import ContactIcon from '@mui/icons-material/ContactPageOutlined';
import StickerIcon from '@mui/icons-material/EmojiEmotionsOutlined';
import UnknownIcon from '@mui/icons-material/HelpOutlined';
import VideoIcon from '@mui/icons-material/MovieOutlined';
import PlaceIcon from '@mui/icons-material/PlaceOutlined';
import CartIcon from '@mui/icons-material/ShoppingCartOutlined';
import { useTranslation } from 'react-i18next';
import type { InboundMessage } from '../../../../shared/api/whatsapp/conversaciones';
import { useFormat } from '../useFormat';
import { MessageMedia } from './MessageMedia';

const otherKinds = {
  audio: AudioIcon,
  video: VideoIcon,
  sticker: StickerIcon,
  contacto: ContactIcon,
  reaccion: ReactionIcon,
  desconocido: UnknownIcon,
} as const;

/** What a customer sent, whatever kind it is; what cannot be read is said and kept, never hidden. */
export function MessageBody({ message }: { message: InboundMessage }) {
  const { tipo, texto, media, ubicacion, items, original } = message;
  return (
    <Box sx={{ display: 'grid', gap: 0.75, minWidth: 0 }}>
      {tipo in otherKinds ? <KindLine tipo={tipo as keyof typeof otherKinds} /> : null}
      {media === null ? null : <MessageMedia id={message.id} media={media} />}
      {ubicacion === null ? null : <Place place={ubicacion} />}
      {items === null ? null : <CatalogItems items={items} />}
      {/* The words of a place are its name and address. */}
      {texto === null || texto === '' || ubicacion !== null ? null : (
        <Typography
          component="span"
          dir="auto"
          sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
        >
          {texto}
        </Typography>
      )}
      {original === null ? null : <Original original={original} />}
    </Box>
  );
}

function KindLine({ tipo }: { tipo: keyof typeof otherKinds }) {
  const { t } = useTranslation('whatsapp');
  const Icon = otherKinds[tipo];
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', fontStyle: 'italic' }}>
      <Icon aria-hidden />
      {t(`kind.${tipo}`)}
    </Box>
  );
}

function Place({ place }: { place: NonNullable<InboundMessage['ubicacion']> }) {
  const { t } = useTranslation('whatsapp');
  const { latitud, longitud, nombre, direccion } = place;
  const at = `${latitud.toFixed(5)}, ${longitud.toFixed(5)}`;
  const marker = `mlat=${latitud}&mlon=${longitud}`;
  return (
    <Box sx={{ display: 'flex', gap: 1, minWidth: 0 }}>
      <PlaceIcon aria-hidden />
      <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        {[nombre, direccion].map((line) =>
          line === null ? null : (
            <Typography key={line} dir="auto">
              {line}
            </Typography>
          ),
        )}
        <Link
          href={`https://www.openstreetmap.org/?${marker}#map=17/${latitud}/${longitud}`}
          target="_blank"
          rel="noreferrer"
        >
          {t('place', { at })}
        </Link>
      </Box>
    </Box>
  );
}

function CatalogItems({ items }: { items: NonNullable<InboundMessage['items']> }) {
  const { t } = useTranslation('whatsapp');
  const { t: tCommon } = useTranslation();
  const format = useFormat();
  return (
    <Box>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', fontWeight: 650 }}>
        <CartIcon aria-hidden />
        {t('catalogOrder')}
      </Box>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {items.map(({ producto_id, producto, cantidad, precio }, index) => (
          <Box component="li" key={index} sx={{ display: 'flex', gap: 1 }}>
            <Box component="span" sx={{ fontWeight: 700, whiteSpace: 'nowrap' }}>
              {tCommon('labels.quantity', { count: cantidad })}
            </Box>
            <Box component="span" sx={{ flex: 1, overflowWrap: 'anywhere' }}>
              {producto}
              {producto_id === null ? (
                <Typography component="span" color="error" sx={{ display: 'block' }}>
                  {t('notOnTheMenu')}
                </Typography>
              ) : null}
            </Box>
            <span>{precio === null ? '' : format.money(precio * cantidad)}</span>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

function Original({ original }: { original: Record<string, unknown> }) {
  const { t } = useTranslation('whatsapp');
  return (
    <Box component="details" sx={{ '& summary': { cursor: 'pointer', minHeight: 24 } }}>
      <summary>{t('original')}</summary>
      <Box
        component="pre"
        tabIndex={0}
        sx={{ m: 0, mt: 0.5, fontSize: 13, overflowX: 'auto', whiteSpace: 'pre-wrap' }}
      >
        {JSON.stringify(original, null, 2)}
      </Box>
    </Box>
  );
}

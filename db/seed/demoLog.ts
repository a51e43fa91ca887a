import type { EntityManager } from 'typeorm';
import { EventoEntity } from '../entities/eventos';
import { payloadOf } from '../eventLog';
import { eventTypes, traitsOf, type EventDraft } from '../../shared/protocol/events';
import { demoPeople } from './demoRestaurant';

/**
 * The events of the demo's shift. They happened at different times in the past, so they are collected
 * first and written in the order in which they happened; no screen is told of them live.
 */
export class DemoLog {
  private readonly entries: { ago: number; draft: EventDraft }[] = [];

  private constructor(
    private readonly manager: EntityManager,
    private readonly now: Date,
  ) {}

  /** A log whose "minutes ago" count from the database's present moment. */
  static async startingNow(manager: EntityManager): Promise<DemoLog> {
    const rows: { ahora: Date }[] = await manager.query(
      `SELECT date_trunc('second', now() AT TIME ZONE 'UTC') AS ahora`,
    );
    return new DemoLog(manager, rows[0]?.ahora ?? new Date());
  }

  /** The moment so many minutes ago. */
  moment(ago: number): Date {
    return new Date(this.now.getTime() - ago * 60_000);
  }

  /** The same for something that may not have happened. */
  momentOrNull(ago: number | undefined): Date | null {
    return ago === undefined ? null : this.moment(ago);
  }

  /** Notes that something happened so many minutes ago. */
  add(ago: number, draft: EventDraft): void {
    this.entries.push({ ago, draft });
  }

  /** Writes everything noted, oldest first. */
  async write(): Promise<void> {
    const sorted = [...this.entries].sort((a, b) => b.ago - a.ago);
    await this.manager.insert(
      EventoEntity,
      sorted.map(({ ago, draft }) => {
        const { entity } = traitsOf(draft.tipo);
        const entityId = (draft as Record<string, unknown>)[entity.idField];
        return {
          tipo: draft.tipo,
          subtipo: draft.subtipo ?? null,
          payload: payloadOf(draft),
          usuario_id: draft.usuario_id ?? null,
          sucursal_id: draft.sucursal_id ?? null,
          entidad_tipo: entity.kind,
          entidad_id: typeof entityId === 'number' ? entityId : null,
          fecha: this.moment(ago),
        };
      }),
    );
    await this.confirm();
  }

  /**
   * The shift had its screens: what asks for a confirmation got one, a second later, from the person it was
   * for. Without it the alerts that are still unread would escalate as soon as the demo starts.
   */
  private async confirm(): Promise<void> {
    for (const tipo of eventTypes) {
      const { critical, addressees } = traitsOf(tipo);
      const index = demoPeople.findIndex(({ rol }) => addressees.includes(rol));
      if (!critical || index === -1) continue;
      await this.manager.query(
        `INSERT INTO ENTREGAS (EVENTO_ID, PANTALLA, USUARIO_ID, FECHA)
          SELECT ID, $2, $3, FECHA + interval '1 second' FROM EVENTOS_REALTIME WHERE TIPO = $1`,
        [tipo, `demo-${demoPeople[index]?.usuario}`, index + 1],
      );
    }
  }
}

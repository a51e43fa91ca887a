import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What WhatsApp looks for by other ways than a conversation: what waits for a person, and the words of a draft. */
export class IndexWhatsapp1763800900000 implements MigrationInterface {
  name = 'IndexWhatsapp1763800900000';

  async up(queryRunner: QueryRunner): Promise<void> {
    // Deleting a draft looks for its messages.
    await queryRunner.query(
      'CREATE INDEX MENSAJES_BORRADOR ON MENSAJES (BORRADOR_ID) WHERE BORRADOR_ID IS NOT NULL',
    );
    await queryRunner.query(
      `CREATE INDEX MENSAJES_POR_VINCULAR ON MENSAJES (CONVERSACION_ID)
        WHERE MEDIA_ESTADO = 'LISTA' AND VOUCHER_ID IS NULL AND TIPO IN ('imagen', 'documento')`,
    );
    await queryRunner.query(
      'CREATE INDEX CONVERSACIONES_SIN_LEER ON CONVERSACIONES (ID) WHERE SIN_LEER > 0',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of ['CONVERSACIONES_SIN_LEER', 'MENSAJES_POR_VINCULAR', 'MENSAJES_BORRADOR']) {
      await queryRunner.query(`DROP INDEX ${name}`);
    }
  }
}

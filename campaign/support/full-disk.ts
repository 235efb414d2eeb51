import { query } from "../../packages/node/src/store/embedded/query.fixture.ts";

/**
 * A disk without room, as PostgreSQL tells of it: where a table would have to grow, the statement fails
 * with 53100, in the midst of a transaction; where there is room in a page, it does not. Triggers say
 * so, because a disk of one's own that can be filled takes rights that a campaign does not have.
 */
export type Disk = {
  readonly fill: () => Promise<void>;
  readonly makeRoom: () => Promise<void>;
};

/** Of the statements that write to a full disk, so many find no room. */
const share = 0.4;

/**
 * Puts the triggers into a node's database.
 * @param superuserUrl its database, as the superuser
 */
export async function openDisk(superuserUrl: string): Promise<Disk> {
  await query(
    superuserUrl,
    `
      create schema campaign;
      grant usage on schema campaign to public;
      create table campaign.disk (is_full boolean not null);
      insert into campaign.disk values (false);
      create function campaign.grow() returns trigger language plpgsql security definer as $$
        begin
          if (select is_full from campaign.disk) and random() < ${share} then
            raise exception 'could not extend file: No space left on device'
              using errcode = 'disk_full';
          end if;
          return null;
        end $$;
      do $$
        declare name text;
        begin
          for name in select tablename from pg_tables where schemaname = 'public' loop
            execute format('create trigger campaign_disk before insert or update on public.%I
              for each statement execute function campaign.grow()', name);
          end loop;
        end $$;`,
  );
  const set = async (full: boolean): Promise<void> => {
    await query(superuserUrl, "update campaign.disk set is_full = $1", [full]);
  };
  return { fill: () => set(true), makeRoom: () => set(false) };
}

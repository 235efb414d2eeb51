import type { Authority } from "@entente/model";
import { createContext, useContext } from "react";
import type { AuthorityRow } from "../api/contract.ts";
import { useFormats } from "../i18n/use-formats.ts";
import { useText } from "../i18n/text.ts";
import classes from "./codes.module.css";

type Props = { authority: Pick<Authority, "name" | "country">; foreign?: boolean };

/** An authority with its country; another's is set in the colour of foreign things and says so. */
export function AuthorityMark({ authority, foreign = false }: Props) {
  const { t } = useText();
  const formats = useFormats();
  const country = formats.country(authority.country);
  return (
    <span
      className={classes.authority}
      data-foreign={foreign}
      title={`${authority.name} · ${country}${foreign ? ` · ${t("record.foreign")}` : ""}`}
    >
      <span className={classes.country} aria-hidden>
        {authority.country.toUpperCase()}
      </span>
      <span className="cut">
        {authority.name}
        <span className="only-read-aloud"> ({country})</span>
      </span>
    </span>
  );
}

/** The authorities by id; one map for all cells of a list. */
export const AuthoritiesContext = createContext<ReadonlyMap<string, AuthorityRow>>(new Map());

/** The mark of an authority known by its id only. */
export function AuthorityById({ id, foreign }: { id: string; foreign?: boolean }) {
  const authority = useContext(AuthoritiesContext).get(id);
  return (
    <AuthorityMark
      authority={authority ?? { name: id, country: id.slice(0, 2) }}
      foreign={foreign ?? authority?.self === false}
    />
  );
}

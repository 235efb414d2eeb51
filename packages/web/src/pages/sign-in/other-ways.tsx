import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconFingerprint, IconLogin2 } from "@tabler/icons-react";
import { leaveForProvider, providersQuery, signInWithPasskey } from "../../api/account.ts";
import { useText } from "../../i18n/text.ts";

type Props = { onEnter: (how: () => Promise<unknown>) => void; returnTo: string };

/** Signing in without a password: by passkey, or at a provider. */
export function OtherWays({ onEnter, returnTo }: Props) {
  const { t } = useText();
  const providers = useQuery(providersQuery).data ?? [];
  return (
    <div className="stack" style={{ gap: 8 }}>
      <Button
        variant="default"
        leftSection={<IconFingerprint size={17} aria-hidden />}
        onClick={() => onEnter(signInWithPasskey)}
      >
        {t("sign-in.passkey")}
      </Button>
      {providers.map(({ id, name }) => (
        <Button
          key={id}
          variant="default"
          leftSection={<IconLogin2 size={17} aria-hidden />}
          onClick={() => onEnter(() => leaveForProvider(id, returnTo))}
        >
          {t("sign-in.provider", { name })}
        </Button>
      ))}
    </div>
  );
}

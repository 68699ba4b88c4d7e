namespace DigestBot.Storage;

/// <summary>The database's shape, as an ordered list of steps. A step is never changed once it was released.</summary>
internal static class MigrationSteps
{
    public static readonly string[] All =
    [
        $"""
            CREATE TABLE articles (
                id {Dialect.Identity},
                source TEXT NOT NULL UNIQUE,
                title TEXT NOT NULL,
                byline TEXT,
                standfirst TEXT,
                language TEXT NOT NULL,
                publisher TEXT,
                url TEXT,
                published TEXT,
                fingerprint TEXT NOT NULL,
                read_at BIGINT NOT NULL,
                removed_at BIGINT
            );
            CREATE TABLE sections (
                id {Dialect.Identity},
                article_id BIGINT NOT NULL REFERENCES articles (id),
                ordinal INT NOT NULL,
                heading TEXT NOT NULL,
                text TEXT NOT NULL,
                sentences TEXT NOT NULL,
                summary TEXT NOT NULL,
                retired_at BIGINT
            );
            CREATE INDEX sections_by_article ON sections (article_id, ordinal);
            {Dialect.CreateSearch};
            """,
        $"""
            CREATE TABLE conversations (
                id {Dialect.Identity},
                channel TEXT NOT NULL,
                channel_key TEXT NOT NULL,
                reference TEXT NOT NULL,
                personal INT NOT NULL,
                welcomed_at BIGINT,
                unreachable_at BIGINT,
                unreachable_reason TEXT,
                seen_at BIGINT NOT NULL,
                UNIQUE (channel, channel_key)
            );
            CREATE TABLE subscriptions (
                id {Dialect.Identity},
                conversation_id BIGINT NOT NULL REFERENCES conversations (id),
                local_time TEXT NOT NULL,
                weekdays INT NOT NULL,
                zone TEXT NOT NULL,
                created_at BIGINT NOT NULL,
                next_due BIGINT,
                paused_at BIGINT,
                paused_reason TEXT,
                ended_at BIGINT
            );
            CREATE INDEX subscriptions_due ON subscriptions (next_due) WHERE next_due IS NOT NULL;
            CREATE INDEX subscriptions_by_conversation ON subscriptions (conversation_id);
            CREATE TABLE deliveries (
                id {Dialect.Identity},
                subscription_id BIGINT NOT NULL REFERENCES subscriptions (id),
                conversation_id BIGINT NOT NULL REFERENCES conversations (id),
                due BIGINT NOT NULL,
                state TEXT NOT NULL,
                attempts INT NOT NULL DEFAULT 0,
                next_attempt BIGINT,
                possible_duplicate INT NOT NULL DEFAULT 0,
                activity_id TEXT,
                error TEXT,
                changed_at BIGINT NOT NULL,
                UNIQUE (subscription_id, due)
            );
            CREATE INDEX deliveries_to_attempt ON deliveries (next_attempt) WHERE next_attempt IS NOT NULL;
            CREATE TABLE delivery_sections (
                delivery_id BIGINT NOT NULL REFERENCES deliveries (id),
                position INT NOT NULL,
                section_id BIGINT NOT NULL REFERENCES sections (id),
                PRIMARY KEY (delivery_id, position)
            );
            CREATE TABLE given_sections (
                conversation_id BIGINT NOT NULL REFERENCES conversations (id),
                section_id BIGINT NOT NULL REFERENCES sections (id),
                delivery_id BIGINT NOT NULL REFERENCES deliveries (id),
                PRIMARY KEY (conversation_id, section_id)
            );
            CREATE INDEX given_by_delivery ON given_sections (delivery_id);
            """,
        "ALTER TABLE conversations ADD COLUMN app_id TEXT NOT NULL DEFAULT ''",
        """
            ALTER TABLE conversations ADD COLUMN failing_since BIGINT;
            CREATE INDEX deliveries_open ON deliveries (conversation_id, due, id) WHERE state IN ('pending', 'sending', 'retrying');
            """,
        """
            ALTER TABLE sections ADD COLUMN read_at BIGINT NOT NULL DEFAULT 0;
            UPDATE sections SET read_at = (SELECT articles.read_at FROM articles WHERE articles.id = sections.article_id);
            CREATE TABLE section_formers (
                section_id BIGINT NOT NULL REFERENCES sections (id),
                former_id BIGINT NOT NULL REFERENCES sections (id),
                is_edition INT NOT NULL,
                known TEXT NOT NULL,
                PRIMARY KEY (section_id, former_id)
            );
            CREATE INDEX section_formers_by_former ON section_formers (former_id);
            """,
        $"""
            CREATE TABLE card_templates (
                version TEXT PRIMARY KEY,
                card TEXT NOT NULL,
                text TEXT NOT NULL
            );
            CREATE TABLE delivery_contents (
                hash TEXT PRIMARY KEY,
                card TEXT NOT NULL,
                template TEXT NOT NULL REFERENCES card_templates (version),
                data TEXT NOT NULL,
                summary TEXT NOT NULL,
                text TEXT NOT NULL
            );
            ALTER TABLE deliveries ADD COLUMN content TEXT;
            DELETE FROM given_sections WHERE delivery_id IN (SELECT id FROM deliveries WHERE state IN ('sending', 'retrying'));
            DELETE FROM delivery_sections WHERE delivery_id IN (SELECT id FROM deliveries WHERE state IN ('sending', 'retrying'));
            CREATE TABLE content_sections (
                content TEXT NOT NULL,
                position INT NOT NULL,
                section_id BIGINT NOT NULL REFERENCES sections (id),
                PRIMARY KEY (content, position)
            ){Dialect.ByKey};
            INSERT INTO content_sections SELECT 'delivery ' || delivery_id, position, section_id FROM delivery_sections;
            UPDATE deliveries SET content = 'delivery ' || id WHERE id IN (SELECT delivery_id FROM delivery_sections);
            DROP TABLE delivery_sections;
            CREATE TABLE given_or_shown (
                conversation_id BIGINT NOT NULL REFERENCES conversations (id),
                section_id BIGINT NOT NULL REFERENCES sections (id),
                delivery_id BIGINT,
                PRIMARY KEY (conversation_id, section_id)
            ){Dialect.ByKey};
            INSERT INTO given_or_shown SELECT conversation_id, section_id, delivery_id FROM given_sections;
            DROP TABLE given_sections;
            ALTER TABLE given_or_shown RENAME TO given_sections;
            """,
        """
            ALTER TABLE subscriptions ADD COLUMN kind TEXT NOT NULL DEFAULT 'digest';
            ALTER TABLE subscriptions ADD COLUMN mode TEXT NOT NULL DEFAULT 'new';
            ALTER TABLE subscriptions ADD COLUMN topics TEXT NOT NULL DEFAULT '';
            CREATE TABLE followed_topics (
                subscription_id BIGINT NOT NULL REFERENCES subscriptions (id),
                topic TEXT NOT NULL,
                since BIGINT NOT NULL,
                PRIMARY KEY (subscription_id, topic)
            );
            CREATE INDEX followed_topics_by_topic ON followed_topics (topic);
            CREATE TABLE alerts_waiting (
                subscription_id BIGINT PRIMARY KEY REFERENCES subscriptions (id),
                not_before BIGINT NOT NULL
            );
            CREATE INDEX alerts_waiting_until ON alerts_waiting (not_before);
            CREATE TABLE alerts_noticed (section_id BIGINT NOT NULL);
            INSERT INTO alerts_noticed SELECT coalesce(max(id), 0) FROM sections;
            """,
        """
            ALTER TABLE conversations ADD COLUMN zone TEXT;
            ALTER TABLE conversations ADD COLUMN quiet TEXT;
            ALTER TABLE subscriptions ADD COLUMN paused_until BIGINT;
            ALTER TABLE subscriptions ADD COLUMN skipped_until BIGINT;
            ALTER TABLE subscriptions ADD COLUMN zone_lost_at BIGINT;
            UPDATE subscriptions SET zone_lost_at = paused_at
                WHERE ended_at IS NULL AND paused_reason LIKE 'the time zone % is no longer known';
            CREATE INDEX subscriptions_zone_lost ON subscriptions (zone_lost_at) WHERE zone_lost_at IS NOT NULL;
            ALTER TABLE deliveries ADD COLUMN held BIGINT NOT NULL DEFAULT 0;
            """,
        $"""
            CREATE TABLE attempts (
                delivery_id BIGINT NOT NULL REFERENCES deliveries (id),
                number INT NOT NULL,
                started_at BIGINT NOT NULL,
                ended_at BIGINT,
                outcome TEXT NOT NULL,
                http_status INT,
                activity_id TEXT,
                reason TEXT,
                PRIMARY KEY (delivery_id, number)
            ){Dialect.ByKey};
            CREATE INDEX deliveries_by_conversation ON deliveries (conversation_id);
            """,
        """
            ALTER TABLE conversations ADD COLUMN removed_at BIGINT;
            CREATE INDEX conversations_removed ON conversations (removed_at) WHERE removed_at IS NOT NULL;
            CREATE INDEX conversations_unreachable ON conversations (unreachable_at) WHERE unreachable_at IS NOT NULL;
            """,
        "ALTER TABLE sections ADD COLUMN text_hash TEXT",
        "CREATE TABLE write_checks (id INT PRIMARY KEY, checked_at BIGINT NOT NULL)",
        $"""
            DROP INDEX deliveries_open;
            CREATE INDEX deliveries_open ON deliveries (conversation_id, due, id)
                WHERE state = 'pending' OR state = 'sending' OR state = 'retrying';
            CREATE TABLE given (
                conversation_id BIGINT NOT NULL,
                section_id BIGINT NOT NULL,
                delivery_id BIGINT,
                PRIMARY KEY (conversation_id, section_id)
            ){Dialect.ByKey};
            INSERT INTO given SELECT conversation_id, section_id, delivery_id FROM given_sections;
            DROP TABLE given_sections;
            ALTER TABLE given RENAME TO given_sections;
            """,
        """
            ALTER TABLE deliveries ADD COLUMN started_at BIGINT;
            ALTER TABLE deliveries ADD COLUMN http_status INT;
            """,
        $"""
            CREATE TABLE slack_workspaces (
                id TEXT PRIMARY KEY,
                name TEXT NOT NULL,
                app_id TEXT NOT NULL,
                bot_user_id TEXT NOT NULL,
                token TEXT NOT NULL,
                scopes TEXT NOT NULL,
                installed_at BIGINT NOT NULL
            );
            CREATE TABLE slack_claims (
                id TEXT PRIMARY KEY,
                claimed_at BIGINT NOT NULL
            ){Dialect.ByKey};
            """,
        """
            ALTER TABLE subscriptions ADD COLUMN created_by TEXT;
            CREATE INDEX subscriptions_by_person ON subscriptions (created_by) WHERE created_by IS NOT NULL;
            """,
        """
            ALTER TABLE conversations ADD COLUMN language TEXT;
            ALTER TABLE conversations ADD COLUMN locale TEXT;
            """,
        """
            ALTER TABLE conversations ADD COLUMN team TEXT;
            ALTER TABLE conversations ADD COLUMN team_name TEXT;
            ALTER TABLE conversations ADD COLUMN added_by TEXT;
            CREATE INDEX conversations_by_team ON conversations (team) WHERE team IS NOT NULL;
            """,
        """
            UPDATE conversations SET personal = 0
            WHERE channel = 'slack-app' AND personal <> 0 AND channel_key LIKE '%/D%';
            """,
        """
            CREATE TABLE clock_known (ahead_until BIGINT NOT NULL);
            INSERT INTO clock_known VALUES (0);
            """,
        "ALTER TABLE deliveries ADD COLUMN paced BIGINT NOT NULL DEFAULT 0",
        """
            ALTER TABLE conversations ADD COLUMN unreachable_kind TEXT;
            UPDATE conversations SET unreachable_kind = CASE
                WHEN unreachable_reason = 'The channel was deleted.' THEN 'channel_deleted'
                WHEN unreachable_reason = 'The team was deleted.' THEN 'team_deleted'
                WHEN unreachable_reason = 'The team was archived.' THEN 'team_archived'
                WHEN unreachable_reason = 'DigestBot was removed.' THEN 'removed'
                WHEN unreachable_reason LIKE 'The bot is blocked or was uninstalled.%' THEN 'refused'
                WHEN unreachable_reason LIKE 'The bot is not a member of the conversation.%' THEN 'refused'
                WHEN unreachable_reason LIKE 'The channel does not let the bot write here.%' THEN 'refused'
                WHEN unreachable_reason LIKE 'The conversation, or the message in it, is gone.%' THEN 'refused'
                ELSE 'failing'
            END
            WHERE unreachable_at IS NOT NULL;
            """,
    ];
}

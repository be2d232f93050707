using Azure.Data.Tables;

namespace SignalWatch.History.Tables;

/// <summary>Rows as Azure entities and back.</summary>
internal static class AzureEntities
{
    /// <summary>The entity that holds the row.</summary>
    public static TableEntity FromRow(Row row)
    {
        var entity = new TableEntity(row.PartitionKey, row.RowKey);
        foreach (var (name, value) in row.Properties)
        {
            entity[name] = value is DateTimeOffset time ? time.ToUniversalTime() : value;
        }

        return entity;
    }

    /// <summary>The row in the entity, without what Azure adds; a 32-bit integer written by other tools becomes a long.</summary>
    public static Row ToRow(TableEntity entity)
    {
        var properties = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (name, value) in entity)
        {
            if (value is not null && name is not (nameof(Row.PartitionKey) or nameof(Row.RowKey) or "Timestamp" or "odata.etag"))
            {
                properties[name] = value switch
                {
                    int number => (long)number,
                    DateTimeOffset time => time.ToUniversalTime(),
                    _ => value,
                };
            }
        }

        return new Row { PartitionKey = entity.PartitionKey, RowKey = entity.RowKey, Properties = properties };
    }
}
